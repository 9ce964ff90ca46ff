// The page that waits for the reading of new articles: it tells how far it is, and goes on when it is done.
"use strict";

(() => {
  const told = document.getElementById("reading");
  if (!told) return;

  async function look() {
    try {
      const response = await fetch("/agreements/reading");
      if (!response.ok) {
        told.textContent = told.dataset.failed;
        return;
      }
      const { text } = await response.json();
      if (text === null) return location.reload();
      if (told.textContent !== text) told.textContent = text;
    } catch {
      // the connection is gone for a moment; the next look tells
    }
    setTimeout(look, 1000);
  }

  setTimeout(look, 1000);
})();
