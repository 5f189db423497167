/* Keeps the counter's page as things are, without loading it anew: forms are sent in the background, and what is
 * being said comes as it is said. Without this script the same forms load the page. */
"use strict";

const regions = ["now", "articles", "works"];
const keys = { n: "next heading", p: "previous heading", r: "again", s: "again slowly", b: "back", d: "disclaimer", w: "where", "+": "faster", "-": "slower" };
let version = null;

/* --- what is being said ------------------------------------------------------------------------------------------ */

function show(now) {
    for (const [name, [text, language, direction]] of Object.entries(now)) {
        for (const place of document.querySelectorAll(`[data-now="${name}"]`)) {
            if (place.textContent === text) continue;
            place.textContent = text;
            if (language) {
                place.lang = language;
                place.dir = direction;
            }
        }
    }
}

/* --- the regions of the page ------------------------------------------------------------------------------------- */

/* Forms are sent with the newest key: a server that was started anew knows no other. */
function takeKey(fresh) {
    const key = fresh.querySelector("input[name=key]")?.value;
    if (key) for (const field of document.querySelectorAll("input[name=key]")) field.value = key;
}

/* Makes an element like another and touches nothing that is so already: what has the focus keeps it, and what is read
 * out when it changes is the same element as before. */
function morph(old, fresh) {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName) {
        old.replaceWith(fresh);
        return;
    }
    if (old.nodeType === Node.TEXT_NODE) {
        old.data = fresh.data;
        return;
    }
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const own = [...old.childNodes], theirs = [...fresh.childNodes];
    theirs.forEach((child, i) => { if (i < own.length) morph(own[i], child); else old.append(child); });
    own.slice(theirs.length).forEach((child) => child.remove());
}

function replace(fresh) {
    for (const id of regions) {
        const old = document.getElementById(id), next = fresh.getElementById(id);
        if (!old || !next) continue;
        const focused = old.contains(document.activeElement);
        morph(old, next);
        if (focused && !old.contains(document.activeElement)) { /* its button is gone */
            old.tabIndex = -1;
            old.focus();
        }
    }
    takeKey(fresh);
    scripted();
}

let loading = Promise.resolve();
function reload() {
    loading = loading.then(async () => {
        const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
        else if (answer.status === 403) location.reload();
    }).catch(() => undefined);
    return loading;
}

/* What needs this script is shown. */
function scripted() {
    for (const element of document.querySelectorAll(".scripted")) element.hidden = false;
    for (const element of document.querySelectorAll(".unscripted")) element.hidden = true;
}

/* --- forms and keys ---------------------------------------------------------------------------------------------- */

const quiet = ["do", "go", "read", "add"];

async function send(form, button) {
    const data = new FormData(form);
    if (button?.name) data.append(button.name, button.value);
    const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
    const answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) { /* the page tells what is wrong */
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const message = page.querySelector(".message");
        if (!message) {
            location.reload();
            return;
        }
        takeKey(page);
        document.querySelector(".message")?.remove();
        document.querySelector("h1").after(message);
        return;
    }
    document.querySelector(".message")?.remove();
    if (form.classList.contains("adding")) form.reset();
    await reload();
}

document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !quiet.includes(new URL(form.action).pathname.split("/").pop())) return;
    event.preventDefault();
    send(form, event.submitter).catch(() => form.submit());
});

/* Only while something of the controls has the focus, so that no key is taken from who types or from a screen reader. */
document.addEventListener("keydown", (event) => {
    const line = keys[event.key.toLowerCase()];
    const controls = event.target.closest?.("#controls");
    if (!line || !controls || event.ctrlKey || event.altKey || event.metaKey) return;
    const button = [...controls.querySelectorAll("button")].find((one) => one.value === line);
    if (!button) return;
    event.preventDefault();
    send(button.form, button).catch(() => undefined);
});

/* --- all of it --------------------------------------------------------------------------------------------------- */

if (document.getElementById("now")) {
    scripted();
    const events = new EventSource("/counter/events");
    events.addEventListener("message", (event) => {
        const told = JSON.parse(event.data);
        show(told.now);
        if (version !== null && told.version !== version) reload();
        version = told.version;
    });
}
