// Keeps a page as its runs are: the server sends the parts that changed. Without this script, the page is complete, but it stands still.
"use strict";

(() => {
  const parts = document.getElementById("parts");
  if (!parts)
    return; // a page without runs, such as the form of the secret
  const connection = document.getElementById("connection");
  let state = parts.dataset.state;
  let source = null;
  let again = 0;

  function connect() {
    clearTimeout(again);
    if (source || document.hidden)
      return;
    source = new EventSource(parts.dataset.events + encodeURIComponent(state));
    source.addEventListener("open", () => tell("Live"));
    source.addEventListener("parts", event => {
      keepMarks(() => {
        for (const { id, html } of JSON.parse(event.data))
          update(id, html);
      });
      state = event.lastEventId;
    });
    source.addEventListener("error", () => {
      tell("The connection is lost; this page tries again");
      if (source.readyState !== EventSource.CLOSED)
        return;
      disconnect();
      tryAgain();
    });
  }

  // The server refused the stream. What it answers for the page tells whether to ask again.
  async function tryAgain() {
    const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
    if (source)
      return;
    if (answer?.status === 401)
      tell("The server asks for its secret. Reload this page");
    else if (answer?.status === 404)
      tell("The run of this page is gone. Reload this page");
    else
      again = setTimeout(connect, 3000);
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  function tell(text) {
    if (connection.textContent !== text)
      connection.textContent = text;
  }

  // The row of a run that moves to another table is a new one: what was checked and focused is so there.
  function keepMarks(change) {
    const checked = [...parts.querySelectorAll("input:checked")].map(box => box.id);
    const focused = document.activeElement?.id;
    change();
    for (const box of checked.map(id => document.getElementById(id)))
      if (box)
        box.checked = true;
    if (focused && document.activeElement?.id !== focused)
      document.getElementById(focused)?.focus({ preventScroll: true });
  }

  function update(id, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const next = template.content.firstElementChild;
    const now = document.getElementById(id);
    if (now)
      change(now, next);
    else
      parts.append(next);
  }

  // Changes only what differs: what is focused, scrolled, checked or open stays so.
  function change(now, next) {
    if (now.nodeType !== next.nodeType || now.nodeName !== next.nodeName) {
      now.replaceWith(next);
      return;
    }
    if (now.nodeType !== Node.ELEMENT_NODE) {
      if (now.data !== next.data)
        now.data = next.data;
      return;
    }
    changeAttributes(now, next);
    changeChildren(now, next);
  }

  function changeAttributes(now, next) {
    for (const { name, value } of next.attributes)
      if (now.getAttribute(name) !== value)
        now.setAttribute(name, value);
    for (const { name } of [...now.attributes])
      if (!next.hasAttribute(name) && !(now.nodeName === "DETAILS" && name === "open"))
        now.removeAttribute(name);
  }

  // Children that have an id are found by it, wherever they were; others by their place.
  function changeChildren(now, next) {
    const wanted = new Set([...next.children].map(child => child.id));
    for (const child of [...now.children])
      if (child.id && !wanted.has(child.id))
        child.remove();
    const known = new Map([...now.children].filter(child => child.id).map(child => [child.id, child]));
    let place = now.firstChild;
    for (const child of [...next.childNodes]) {
      const match = child.id ? known.get(child.id) : place && !place.id ? place : null;
      if (!match) {
        now.insertBefore(child, place);
      } else {
        if (match === place)
          place = place.nextSibling;
        else
          now.insertBefore(match, place);
        change(match, child);
      }
    }
    while (place) {
      const rest = place.nextSibling;
      place.remove();
      place = rest;
    }
  }

  // Browsers open few streams to one server at a time: pages in the background leave theirs to others.
  document.addEventListener("visibilitychange", () => document.hidden ? disconnect() : connect());
  connect();
})();
