// Opens sources beside an answer, shows a quote at its marker, and keeps the page's language right.
// Nothing here builds markup from text: sources come as HTML from the server, the rest is textContent.
"use strict";

(() => {
  const settings = () => document.querySelector("#masthead [data-language]")?.dataset ?? {};
  const quotes = { en: ["“", "”"], es: ["«", "»"] };
  let panel, content, tip, live, opener, opening = 0;

  function make(tag, attributes, parent) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  }

  function build() {
    panel = make("aside", { id: "source-panel", role: "dialog", hidden: "" }, document.body);
    const bar = make("div", { class: "bar" }, panel);
    make("span", { class: "bar-title" }, bar);
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
    panel.setAttribute("aria-label", said.panel);
    panel.querySelector(".bar-title").textContent = said.panel;
    panel.querySelector(".close").textContent = said.close;
    content.textContent = said.loading;
    panel.hidden = false;
    document.body.classList.add("panel-open");
    markOpener();
    panel.querySelector(".close").focus({ preventScroll: true });
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
    button?.focus({ preventScroll: true });
    hideTip();
  }

  function markOpener() {
    for (const button of document.querySelectorAll("[data-source].current")) button.classList.remove("current");
    if (opener) document.getElementById(opener)?.classList.add("current");
  }

  function keepFocus(event) {
    // Where the panel covers the page, Tab stays inside it.
    if (event.key !== "Tab" || panel.hidden || getComputedStyle(panel).getPropertyValue("--covers") !== "1") return;
    const stops = [panel.querySelector(".close"), content, ...content.querySelectorAll("a[href]")];
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
    if (event.target.closest?.("#language")) rememberLanguage();
  });
  document.addEventListener("keydown", (event) => {
    keepFocus(event);
    if (event.key !== "Escape") return;
    if (tip && !tip.hidden) hideTip();
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || !event.target.closest?.("#question")) return;
    if (!document.getElementById("stop")) return; // nothing is being answered
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
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

  // The page follows what the server renders

  function rememberLanguage() {
    const other = settings().language === "es" ? "en" : "es";
    document.cookie = `briefing_language=${other}; path=/; max-age=31536000; samesite=lax`;
  }

  let exchanges = 0, state, spoken;

  function follow() {
    const { language } = settings();
    if (language && document.documentElement.lang !== language) document.documentElement.lang = language;
    const title = document.querySelector("#masthead h1")?.textContent;
    if (title && document.title !== title) document.title = title;
    document.getElementById("language")?.setAttribute("lang", language === "es" ? "en" : "es");
    const all = document.querySelectorAll(".exchange");
    document.body.classList.toggle("talking", all.length > 0);
    const last = all[all.length - 1];
    if (all.length !== exchanges) arrived(last, all.length);
    announce(last);
    markOpener();
  }

  function arrived(last, count) {
    const grew = count > exchanges;
    exchanges = count;
    if (!grew) return close();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    last.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    if (!document.activeElement || document.activeElement === document.body)
      document.querySelector("#question textarea")?.focus({ preventScroll: true });
  }

  function announce(last) {
    const now = last?.dataset.state;
    const text = last?.querySelector(".progress, .problem, .stopped")?.textContent
      ?? (state === "pending" && now === "done" ? last.dataset.ready : undefined);
    state = now;
    if (text && text !== spoken) live.textContent = spoken = text;
  }

  function start() {
    build();
    let due = false;
    new MutationObserver(() => {
      if (due) return;
      due = true;
      requestAnimationFrame(() => { due = false; follow(); });
    }).observe(document.querySelector("gradio-app") ?? document.body, { childList: true, subtree: true,
      attributes: true, attributeFilter: ["data-state", "data-language"], characterData: true });
    follow();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
