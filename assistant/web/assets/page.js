// Opens sources beside the text that cites them, goes from one to the next, and shows a quote at its marker.
// Nothing here builds markup from text: sources come as HTML from the server, the rest is textContent.
"use strict";

(() => {
  const settings = () => document.querySelector("#masthead [data-language]")?.dataset ?? {};
  const quotes = { en: ["“", "”"], es: ["«", "»"] };
  let panel, content, tip, live, opener, opening = 0;
  let stepped = false; // to another citation than the one that the panel was opened by

  function make(tag, attributes, parent) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  }

  function build() {
    panel = make("div", { id: "source-panel", role: "dialog", hidden: "" }, document.body);
    const bar = make("div", { class: "bar" }, panel);
    make("span", { class: "bar-title" }, bar);
    for (const [name, by] of [["previous", -1], ["next", 1]])
      make("button", { type: "button", class: name }, bar).addEventListener("click", () => step(by));
    make("button", { type: "button", class: "close" }, bar).addEventListener("click", close);
    content = make("div", { class: "content", tabindex: "0" }, panel);
    tip = make("div", { id: "quote-tip", role: "tooltip", hidden: "" }, document.body);
    live = make("div", { class: "unseen", role: "status", "aria-live": "polite" }, document.body);
  }

  // The source panel

  async function open(button) {
    const said = settings();
    const turn = ++opening;
    opener = button.id;
    hideTip();
    label(said, button);
    content.textContent = said.loading;
    if (panel.hidden) {
      stepped = false;
      panel.hidden = false;
      document.body.classList.add("panel-open");
      panel.querySelector(".close").focus({ preventScroll: true });
    }
    markOpener();
    const { source, version, start, end } = button.dataset;
    const query = new URLSearchParams({ article: source, version, start, end, language: said.language });
    const html = await fetchText(`/briefing/source?${query}`);
    if (turn !== opening) return; // another source was opened meanwhile
    if (html === null) content.textContent = said.failed;
    else content.innerHTML = html;
    content.scrollTop = 0;
    panel.removeAttribute("aria-label");
    if (content.querySelector("#source-title")) panel.setAttribute("aria-labelledby", "source-title");
    showMark();
  }

  // The citations of one answer, table or section in the order of reading, each place once.
  function citations(button) {
    const around = button.closest(".exchange, table, section, main") ?? document;
    const places = new Map();
    for (const each of around.querySelectorAll("button[data-source]")) {
      const { source, version, start, end } = each.dataset;
      const place = [source, version, start, end].join(" ");
      if (!places.has(place)) places.set(place, each);
    }
    const { source, version, start, end } = button.dataset;
    return [[...places.values()], [...places.keys()].indexOf([source, version, start, end].join(" "))];
  }

  function label(said, button) {
    const [all, at] = citations(button);
    const place = (said.place ?? "").replace("{number}", at + 1).replace("{count}", all.length);
    panel.setAttribute("aria-label", said.panel);
    panel.querySelector(".bar-title").textContent = all.length > 1 && place ? place : said.panel;
    panel.querySelector(".close").textContent = said.close;
    for (const [name, hidden] of [["previous", at <= 0], ["next", at >= all.length - 1]]) {
      const stop = panel.querySelector(`.${name}`);
      stop.textContent = said[name] ?? "";
      stop.title = said[`${name}Key`] ?? "";
      stop.hidden = all.length < 2;
      if (hidden && document.activeElement === stop) panel.querySelector(".close").focus();
      stop.disabled = hidden;
    }
  }

  function step(by) {
    const button = document.getElementById(opener);
    if (!button || panel.hidden) return;
    const [all, at] = citations(button);
    const next = all[at + by];
    if (!next) return;
    stepped = true;
    open(next);
    say(panel.querySelector(".bar-title").textContent);
  }

  async function fetchText(url) {
    try {
      const response = await fetch(url);
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  }

  function showMark() {
    const mark = content.querySelector("mark");
    if (!mark) return;
    const room = (content.clientHeight - mark.offsetHeight) / 3;
    const offset = mark.getBoundingClientRect().top - content.getBoundingClientRect().top;
    content.scrollTop += offset - Math.max(16, room);
  }

  function close() {
    if (panel.hidden) return;
    opening++;
    panel.hidden = true;
    document.body.classList.remove("panel-open");
    const button = document.getElementById(opener);
    opener = undefined;
    markOpener();
    button?.focus({ preventScroll: true }); // the answer stays where it was
    if (stepped) button?.scrollIntoView({ block: "nearest" });
    hideTip();
  }

  function markOpener() {
    for (const button of document.querySelectorAll("[data-source].current")) button.classList.remove("current");
    if (opener) document.getElementById(opener)?.classList.add("current");
  }

  function keepFocus(event) {
    // Where the panel covers the page, Tab stays inside it.
    if (event.key !== "Tab" || panel.hidden || getComputedStyle(panel).getPropertyValue("--covers") !== "1") return;
    const stops = [...panel.querySelectorAll(".bar button:enabled:not([hidden])"), content, ...content.querySelectorAll("a[href]")];
    const at = stops.indexOf(document.activeElement);
    const next = at < 0 ? 0 : (at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length;
    event.preventDefault();
    stops[next].focus();
  }

  // The quote at a marker

  function showTip(button) {
    const [before, after] = quotes[settings().language] ?? quotes.en;
    tip.textContent = `${before}${button.dataset.quote}${after}`;
    tip.hidden = false;
    const place = button.getBoundingClientRect();
    const size = tip.getBoundingClientRect();
    const left = Math.min(Math.max(8, place.left - 24), document.documentElement.clientWidth - size.width - 8);
    const above = place.top - size.height - 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 8 ? above : place.bottom + 6}px`;
  }

  function hideTip() {
    if (tip) tip.hidden = true;
  }

  // Listening

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-source]");
    if (button) open(button);
  });
  document.addEventListener("keydown", (event) => {
    keepFocus(event);
    const plain = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && plain && event.target.closest?.("#source-panel")) step(by);
    if (event.key !== "Escape") return;
    if (tip && !tip.hidden) hideTip();
    close();
  });
  document.addEventListener("mouseover", (event) => {
    if (!matchMedia("(hover: hover)").matches || event.target === tip) return;
    const button = event.target.closest?.(".marker[data-quote]");
    if (button) showTip(button);
    else hideTip();
  });
  document.addEventListener("focusin", (event) => {
    const button = event.target.closest?.(".marker[data-quote]");
    if (button?.matches(":focus-visible")) showTip(button);
  });
  document.addEventListener("focusout", hideTip);
  document.addEventListener("scroll", hideTip, { passive: true, capture: true });

  // What other scripts of the page use

  function say(text) {
    live.textContent = text;
  }

  window.briefing = { settings, make, say, closeSource: close, markSource: markOpener };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", build);
  else build();
})();
