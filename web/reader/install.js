// A button in the footer that installs the blog, where the browser offers to.
//
// It stands in room that the footer has anyway. On systems that install from a
// menu of the browser alone (iOS) it stays hidden: a page can't open that menu,
// and whoever looks for it finds it there.

const button = document.querySelector(".site-footer > .install");

if (button) {
  /** `web/boot.js` keeps an offer at the button until it is taken up. */
  const show = () => (button.hidden = !button.offer);

  const forget = () => {
    const { offer } = button;
    button.offer = undefined;
    show();
    return offer;
  };

  addEventListener("beforeinstallprompt", show);
  // Also where it was installed by the browser's menu.
  addEventListener("appinstalled", forget);

  // An offer can be taken up once. After a «no» the browser may make another.
  button.addEventListener("click", () => {
    // It may have changed its mind.
    forget()?.prompt().catch(() => {});
  });

  show();
}
