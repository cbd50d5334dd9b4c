// When the file is damaged, or the browser can't do this.

/** What is asked for may be seen: it is there, or there is nothing else. */
export const arrived = () => document.documentElement.removeAttribute("data-arriving");

/**
 * Tells the reader, who sees what there is.
 * @param {unknown} error
 */
export const tellDamage = (error) => {
  arrived();
  console.error(error);
  const notice = document.getElementById("inkleaf-damaged");
  if (notice) notice.hidden = false;
};
