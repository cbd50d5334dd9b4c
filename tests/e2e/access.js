// Contrast of all text on a page, as WCAG 2 defines it, measured with the
// browser's own idea of its colours.
(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  /** A colour in sRGB on a ground that is opaque. */
  const on = (ground, colour) => {
    canvas.fillStyle = `rgb(${ground.join(" ")})`;
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const lightness = (colour) => {
    const [r, g, b] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [lightness(one), lightness(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    const boxes = [];
    for (let it = element; it; it = it.parentElement) boxes.unshift(it);
    return boxes.reduce((under, it) => on(under, getComputedStyle(it).backgroundColor), [255, 255, 255]);
  };
  const large = ({ fontSize, fontWeight }) => {
    const size = parseFloat(fontSize);
    return size >= 24 || (size >= 18.66 && fontWeight >= 700);
  };

  /** Texts with less contrast than they need: AAA for the text of articles,
      AA for all the rest. */
  const faint = () => {
    const problems = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
      const element = text.parentElement;
      const shown = element.checkVisibility({ visibilityProperty: true });
      if (!text.data.trim() || !shown || element.closest("svg, script")) continue;
      const style = getComputedStyle(element);
      const body = element.closest(".prose :is(p:not([class]), li, blockquote)")
        && !element.closest("pre, code, .embed, .alert-title");
      const needed = body ? (large(style) ? 4.5 : 7) : (large(style) ? 3 : 4.5);
      const under = ground(element);
      const found = contrast(on(under, style.color), under);
      if (found < needed) {
        problems.push(`${found.toFixed(2)} instead of ${needed}: «${text.data.trim().slice(0, 60)}» in ${element.outerHTML.slice(0, 120)}`);
      }
    }
    return problems.slice(0, 12);
  };

  window.access = { faint };
})();
