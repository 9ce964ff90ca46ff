// The Ask page: what goes with a question, the conversation's address, copying, opinions, and a lost connection.
"use strict";

(() => {
  const { settings, make, say, closeSource, markSource } = window.briefing;
  const KEPT = "briefing_filters";
  let wanted, exchanges = 0, state, spoken;

  // What is sent with a question

  function gathered() {
    const found = {};
    for (const each of document.querySelectorAll("#narrowing [name]")) {
      const { name, type, value } = each;
      if (type === "checkbox") {
        if (each.checked) (found[name] ??= []).push(value);
      } else if (value.trim()) found[name] = value.trim();
    }
    return found;
  }

  function sent() {
    const conversation = document.querySelector("#conversation [data-conversation]")?.dataset.conversation;
    return JSON.stringify({ conversation, language: settings().language, filters: gathered() });
  }

  function asked(typed) {
    const question = wanted ?? typed;
    wanted = undefined;
    if (question.trim()) wait();
    return [question, sent()];
  }

  Object.assign(window.briefing, { asked, sent });

  function askFor(question) {
    const button = document.getElementById("ask");
    if (!button) return; // another question is being answered
    wanted = question;
    button.click();
  }

  // The filters stay as they were chosen, through a change of language and a reload, until they are cleared.

  function chosen() {
    const words = [];
    const countries = [...document.querySelectorAll("#narrowing [name=countries]:checked")];
    if (countries.length) words.push(countries.map((each) => each.dataset.name).join(", "));
    const days = [...document.querySelectorAll("#narrowing [data-told]")].filter((each) => each.value.trim());
    if (days.length) words.push(days.map((each) => each.dataset.told.replace("{day}", each.value.trim())).join(" "));
    for (const each of document.querySelectorAll("#narrowing select"))
      if (each.value) words.push(each.selectedOptions[0].textContent);
    return words.join(" · ");
  }

  function tellFilters() {
    const box = document.querySelector("#narrowing .filters");
    if (!box) return;
    const words = chosen();
    const told = box.querySelector(".chosen");
    told.textContent = words ? box.dataset.only.replace("{filters}", words) : "";
    told.hidden = !words;
    document.querySelector("#narrowing .clear-filters").hidden = !words;
  }

  function keepFilters() {
    sessionStorage.setItem(KEPT, JSON.stringify(gathered()));
    tellFilters();
  }

  function setFilters(given) {
    for (const each of document.querySelectorAll("#narrowing [name]")) {
      if (each.type === "hidden") continue; // the article that is asked about is the server's to show
      const value = given[each.name];
      if (each.type === "checkbox") each.checked = Array.isArray(value) && value.includes(each.value);
      else each.value = typeof value === "string" ? value : "";
    }
  }

  function forgetArticle() {
    document.querySelector("#narrowing .about-article")?.remove();
    keepFilters();
    address();
  }

  function restoreFilters() {
    const box = document.querySelector("#narrowing .filters");
    if (!box || box.dataset.restored) return;
    box.dataset.restored = "yes";
    try {
      setFilters(JSON.parse(sessionStorage.getItem(KEPT) ?? "{}"));
    } catch {
      sessionStorage.removeItem(KEPT);
    }
    tellFilters();
  }

  // Copying

  async function copy(button) {
    const status = button.parentElement.querySelector(".copied");
    const done = await copyText(button.dataset.copy);
    status.textContent = done ? status.dataset.done : status.dataset.failed;
  }

  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyMarked(text); // without HTTPS, browsers have no clipboard but this one
    }
  }

  function copyMarked(text) {
    const before = document.activeElement;
    const box = make("textarea", { class: "unseen", "aria-hidden": "true" }, document.body);
    box.value = text;
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    before?.focus({ preventScroll: true });
    return done;
  }

  // Opinions: sent without leaving the page

  async function sendOpinion(form, button) {
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    try {
      const response = await fetch("/feedback?part=true", { method: "POST", body });
      if (!response.ok) throw new Error(response.status);
      const parsed = new DOMParser().parseFromString(await response.text(), "text/html"); // the server's own markup
      const renewed = parsed.querySelector("form.opinion");
      form.replaceWith(renewed);
      renewed.querySelector(".given")?.focus({ preventScroll: true });
      say(renewed.querySelector(".given")?.textContent ?? "");
    } catch {
      const told = form.querySelector(".not-sent");
      told.textContent = told.dataset.text;
    }
  }

  // A lost connection

  let bar, lost = false, waiting, watching;

  function wait() {
    clearTimeout(waiting);
    const before = document.querySelector(".exchange:last-child")?.outerHTML.length;
    waiting = setTimeout(() => {
      if (document.querySelector(".exchange:last-child")?.outerHTML.length === before) tell(settings().waiting);
      watch();
    }, 1200);
  }

  function tell(text, withButton = false) {
    bar.replaceChildren();
    bar.hidden = !text;
    if (!text) return;
    make("span", {}, bar).textContent = text;
    if (!withButton) return;
    const button = make("button", { type: "button" }, bar);
    button.textContent = settings().reload;
    button.addEventListener("click", () => window.location.reload());
  }

  const busy = () => document.querySelector(".exchange[data-state=pending]") !== null;

  async function status() {
    try {
      return (await fetch("/alive", { cache: "no-store" })).status;
    } catch {
      return 0; // nobody there
    }
  }

  async function watch() {
    clearTimeout(watching);
    const now = await status();
    const there = now > 0 && now < 500;
    const said = settings();
    document.body.classList.toggle("lost", !there || now === 401); // Gradio would say the same, in English
    if (now === 401) return tell(said.signedOut, true);
    if (!there && !lost) tell(said.lost);
    else if (there && lost) tell(said.back, true);
    lost = !there;
    if (lost || busy()) watching = setTimeout(watch, 3000);
  }

  // The page follows what the server renders

  function rememberLanguage() {
    const other = settings().language === "es" ? "en" : "es";
    document.cookie = `briefing_language=${other}; path=/; max-age=31536000; samesite=lax`;
  }

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
    markSource();
    restoreFilters();
    address();
  }

  // A reload and the way back from another page lead to the same conversation.
  function address() {
    if (!settings().language) return; // not rendered yet
    const here = document.querySelector("#conversation [data-conversation]")?.dataset.conversation;
    const about = document.querySelector("#narrowing [name=article]")?.value;
    const named = new URLSearchParams({ ...(here && { conversation: here }), ...(about && { article: about }) }).toString();
    const query = named && `?${named}`;
    if (window.location.search !== query) history.replaceState(null, "", `/${query}${here ? window.location.hash : ""}`);
  }

  function arrived(last, count) {
    const grew = count > exchanges;
    exchanges = count;
    if (!lost) tell("");
    if (!grew) return closeSource();
    document.querySelector("#narrowing details")?.removeAttribute("open"); // the answer needs the room
    const aimed = document.getElementById(window.location.hash.slice(1));
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    (aimed ?? last).scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    if (!document.activeElement || document.activeElement === document.body)
      document.querySelector("#question textarea")?.focus({ preventScroll: true });
  }

  function announce(last) {
    const now = last?.dataset.state;
    const text = last?.querySelector(".progress, .problem, .stopped")?.textContent
      ?? (state === "pending" && now === "done" ? last.dataset.ready : undefined);
    if (now === "pending" && state !== "pending") watch();
    state = now;
    if (text && text !== spoken) say((spoken = text));
  }

  // Listening

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest?.(selector);
    if (at("#language")) rememberLanguage();
    if (at("[data-unfiltered]")) {
      setFilters({});
      forgetArticle();
    }
    if (at(".forget-article")) {
      forgetArticle();
      document.querySelector("#question textarea")?.focus();
    }
    if (at("[data-ask]")) askFor(at("[data-ask]").dataset.ask);
    if (at(".copy[data-copy]")) copy(at(".copy[data-copy]"));
    if (at(".clear-filters")) {
      setFilters({});
      keepFilters();
      document.querySelector("#narrowing summary")?.focus();
    }
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("form.opinion");
    if (!form) return;
    event.preventDefault();
    sendOpinion(form, event.submitter ?? form.querySelector(".send"));
  });
  document.addEventListener("change", (event) => event.target.closest?.("#narrowing") && keepFilters());
  document.addEventListener("input", (event) => event.target.matches?.("#narrowing input[type=text]") && keepFilters());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || !event.target.closest?.("#question")) return;
    if (!document.getElementById("stop")) return; // nothing is being answered
    event.preventDefault();
    event.stopPropagation();
  }, { capture: true });
  window.addEventListener("offline", watch);

  function start() {
    if (new URLSearchParams(window.location.search).has("article")) sessionStorage.removeItem(KEPT); // it alone is asked
    bar = make("div", { id: "page-status", role: "status", hidden: "" }, document.body);
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
