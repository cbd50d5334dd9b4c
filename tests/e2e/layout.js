// Judges how a page is laid out. Each function gives what is wrong, as texts.
(() => {
  /** Lengths that nobody sees, in CSS pixels. */
  const SLACK = 1;

  const told = (element) => element.outerHTML.slice(0, 140);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const styled = (element) => getComputedStyle(element);
  /** For screen readers only: a pixel, or cut to nothing. */
  const hidden = (rect) => rect.width <= 1 || rect.height <= 1;
  const ancestors = function* (element) {
    for (let it = element.parentElement; it; it = it.parentElement) yield it;
  };
  const scrolls = (element) => /auto|scroll/.test(styled(element).overflowX);
  const cuts = (element) => element !== document.documentElement && element !== document.body
    && styled(element).overflow !== "visible";
  const all = () => [...document.body.querySelectorAll("*")].filter(
    (element) => !element.closest("svg *, math *") && seen(element),
  );

  /** What is wider than the window, but for what stands in a box that scrolls. */
  const wide = () => {
    const width = document.documentElement.clientWidth;
    const over = (element) => {
      const rect = element.getBoundingClientRect();
      return !hidden(rect) && (rect.right > width + SLACK || rect.left < -SLACK);
    };
    const found = all().filter((element) => over(element)
      && ![...ancestors(element)].some((it) => cuts(it) && !over(it)));
    const problems = found.map((element) => {
      const { left, right } = element.getBoundingClientRect();
      return `from ${left} to ${right} of ${width}: ${told(element)}`;
    });
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > width) problems.push(`the page scrolls sideways: ${scrollWidth} of ${width}`);
    return problems;
  };

  /** Boxes that cut what is in them without letting one scroll there. */
  const clipped = () => {
    const cut = (element) => {
      const style = styled(element);
      const x = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
      const y = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
      return (x || y) && !hidden(element.getBoundingClientRect());
    };
    return all().filter((element) => element.innerText?.trim() && cut(element))
      .map((element) => `cut: ${told(element)}`);
  };

  /** Texts that a shape which cuts takes away in part. */
  const masked = () => all().filter((element) => {
    const inset = /^inset\(([-\d. px]+)\)$/.exec(styled(element).clipPath);
    if (!inset || hidden(element.getBoundingClientRect())) return false;
    const [top, right = top, , left = right] = inset[1].split(" ").map(Number.parseFloat);
    const box = element.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].some(
      (text) => text.left < box.left + left - SLACK || text.right > box.right - right + SLACK,
    );
  }).map((element) => `cut by its shape: ${told(element)}`);

  /** What of a rectangle is not cut off by the boxes around an element. */
  const shown = (element, { left, right, top, bottom }) => {
    const rect = { left, right, top, bottom };
    for (const box of [element, ...ancestors(element)]) {
      if (!cuts(box)) continue;
      const edge = box.getBoundingClientRect();
      rect.left = Math.max(rect.left, edge.left);
      rect.right = Math.min(rect.right, edge.right);
      rect.top = Math.max(rect.top, edge.top);
      rect.bottom = Math.min(rect.bottom, edge.bottom);
    }
    const inside = rect.right > Math.max(rect.left, 0) && rect.bottom + scrollY > Math.max(rect.top + scrollY, 0);
    return inside ? rect : undefined;
  };

  /** The innermost box of its own that an element's lines stand in. */
  const block = (element) => {
    const inline = (it) => /^(inline|ruby|contents)/.test(styled(it).display)
      && !/^inline-(block|flex|grid)/.test(styled(it).display);
    let it = element.closest("math") ?? element;
    while (it.parentElement && inline(it)) it = it.parentElement;
    return it;
  };

  const lines = () => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let text; (text = texts.nextNode()); ) {
      const element = text.parentElement;
      if (!text.data.trim() || element.closest("svg, script, style") || !seen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const rect of range.getClientRects()) {
        const visible = !hidden(rect) && shown(element, rect);
        if (visible) found.push({ ...visible, block: block(element), text: text.data.trim() });
      }
    }
    return found.sort((a, b) => a.top - b.top);
  };

  /** Lines of different boxes that lie one over the other, by a third of their height. */
  const overlapping = () => {
    const problems = [];
    const all = lines();
    all.forEach((one, index) => {
      for (let next = index + 1; next < all.length && all[next].top < one.bottom; next += 1) {
        const other = all[next];
        if (one.block === other.block) continue;
        const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const height = Math.min(one.bottom, other.bottom) - other.top;
        const low = Math.min(one.bottom - one.top, other.bottom - other.top);
        if (width > 2 && height > low / 3) {
          problems.push(`«${one.text.slice(0, 60)}» and «${other.text.slice(0, 60)}» overlap by ${width} × ${height}`);
        }
      }
    });
    return problems;
  };

  /** Text spacing as WCAG 1.4.12 asks for it. The policy does not hold for
      style sheets that a script makes. */
  const space = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  window.layout = {
    space,
    problems: () => [...wide(), ...clipped(), ...masked(), ...overlapping()].slice(0, 12),
  };
})();
