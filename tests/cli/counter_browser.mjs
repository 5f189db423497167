/* Looks at the counter's page as those who work there do: in Chromium, with axe, with the keyboard alone, without
 * scripts, narrow, in forced colours; and whether the page follows what is read without being loaded anew.
 *   node counter_browser.mjs URL NPM CHROMIUM [PICTURES]
 * Prints a JSON line for each thing that was looked at: {"passed": bool, "name": str, "detail": str} */
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { createRequire } from "node:module";

const [base, npm, browserPath, pictures] = process.argv.slice(2);
const require = createRequire(path.join(npm, "index.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(path.join(npm, "node_modules/axe-core/axe.min.js"), "utf8");
const PATIENCE_MS = 20000;
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const faults = []; /* what a page complained of, or asked of elsewhere */

function result(passed, name, detail = "") {
    console.log(JSON.stringify({ passed: Boolean(passed), name, detail: String(detail) }));
}

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });

async function open({ media = {}, query = "", url = base, tolerant = false, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, bypassCSP: true, ...options });
    const page = await context.newPage();
    page.on("console", (message) => { if (["error", "warning"].includes(message.type()) && !tolerant) faults.push(message.text()); });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => { if (!request.url().startsWith(url)) faults.push(`asks for ${request.url()}`); });
    if (Object.keys(media).length) await page.emulateMedia(media);
    await page.goto(`${url}counter${query}`);
    return page;
}

const leave = (page) => page.context().close();

async function look(page, name) {
    await page.evaluate(axe);
    const violations = await page.evaluate((options) => window.axe.run(document, options).then((all) => all.violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" ; ")}`)), rules);
    result(violations.length === 0, `axe finds nothing: ${name}`, violations.join("\n"));
    if (pictures) await page.screenshot({ path: path.join(pictures, `${name.replace(/\W+/g, "-")}.png`), fullPage: true });
}

const now = (page, part) => page.locator(`[data-now="${part}"]`);
const told = (page, part, text) => page.waitForFunction(([name, expected]) =>
    document.querySelector(`[data-now="${name}"]`)?.textContent.includes(expected), [part, text], { timeout: PATIENCE_MS });
const focused = (page) => page.evaluate(() => document.activeElement?.textContent.trim() ?? "");

/* --- what is read is followed ------------------------------------------------------------------------------------- */

async function follow() {
    const page = await open();
    await look(page, "nothing is read");
    await page.evaluate(() => { window.sameDocument = true; });
    await page.getByRole("button", { name: /Read aloud: Drops/ }).click();
    await told(page, "state", "It is being read.");
    await page.getByRole("button", { name: "Next heading" }).click();
    await told(page, "place", "How many");
    await told(page, "sentence", "One drop is enough");
    result(true, "the sentence that is said stands on the page");
    await page.getByRole("button", { name: "Pause" }).click();
    await told(page, "state", "Paused.");
    result((await focused(page)) === "Go on", "the button that was pressed keeps the focus, and says what it does now", await focused(page));
    await look(page, "paused");
    await page.keyboard.press("Enter");
    await told(page, "state", "It is being read.");
    await page.keyboard.press("n");
    await told(page, "place", "How long");
    result(true, "a letter steers while a button has the focus");
    await page.keyboard.press("d");
    await told(page, "place", "Disclaimer");
    await look(page, "the disclaimer is read");
    await page.keyboard.press("+");
    await told(page, "speed", "110");
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("nnn");
    result((await page.getByRole("searchbox").inputValue()) === "nnn" && (await now(page, "place").textContent()) === "Disclaimer",
        "and is a letter where one types", await now(page, "place").textContent());
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await told(page, "state", "Stopped.");
    await page.waitForFunction(() => !document.getElementById("controls"), null, { timeout: PATIENCE_MS });
    result(await page.evaluate(() => window.sameDocument), "all that without loading the page anew");
    result((await page.evaluate(() => document.getElementById("now").contains(document.activeElement))), "the focus is not lost with the button that went",
        await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200)));
    await leave(page);
}

async function add() {
    const page = await open({ tolerant: true });
    await page.getByLabel("Address of a web page or a feed").fill("ftp://example.org/");
    await page.getByRole("button", { name: "Add the page" }).click();
    await page.getByRole("alert").waitFor({ timeout: PATIENCE_MS });
    result((await page.getByRole("alert").textContent()).includes("http://"), "what is wrong is told", await page.getByRole("alert").textContent());
    await look(page, "an address that is none");
    await page.getByLabel("as a file").setInputFiles({ name: "huge.txt", mimeType: "text/plain", buffer: Buffer.alloc(17 << 20, "x") });
    await page.getByRole("button", { name: "Add the file" }).click();
    await page.getByRole("alert").filter({ hasText: "larger than an article" }).waitFor({ timeout: PATIENCE_MS });
    result((await page.getByLabel("Address").inputValue()) === "ftp://example.org/", "a file that is too large is told of, and nothing is lost");
    await page.getByLabel("as a file").setInputFiles([]);
    await page.evaluate(() => document.querySelectorAll("input[name=key]").forEach((field) => { field.value = "of a server that is gone"; }));
    await page.getByLabel("Title").fill("Nosebleed");
    await page.getByLabel("Text", { exact: true }).fill("Sit up and lean forward. Press the nose for ten minutes.\n\nDisclaimer: This is general information and no medical advice.");
    await page.getByRole("button", { name: "Add the text" }).click();
    await page.getByRole("alert").filter({ hasText: "The page was old." }).waitFor({ timeout: PATIENCE_MS });
    await page.getByRole("button", { name: "Add the text" }).click(); /* as it asks for */
    await page.locator("#works", { hasText: "Nosebleed: added" }).waitFor({ timeout: PATIENCE_MS });
    result((await page.getByRole("alert").count()) === 0 && (await page.getByLabel("Title").inputValue()) === "", "a text is added, and the form is empty again");
    await page.locator("#articles li", { hasText: "Nosebleed" }).getByText("Ready").waitFor({ timeout: PATIENCE_MS });
    result(true, "it becomes ready while one looks");
    await page.getByRole("button", { name: "Read aloud: Nosebleed" }).click();
    await page.getByRole("img", { name: "QR code of the page for customers" }).waitFor({ timeout: PATIENCE_MS });
    await told(page, "state", "It is being read.");
    await page.getByRole("button", { name: "Pause" }).click();
    await told(page, "state", "Paused.");
    const box = await page.locator(".code svg").boundingBox();
    result(box.width > 150 && Math.abs(box.width - box.height) < 2, "its code is shown, large enough", JSON.stringify(box));
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await told(page, "state", "Stopped.");
    await leave(page);
}

/* --- as devices and people have it -------------------------------------------------------------------------------- */

async function lookAtAll() {
    const reading = await open();
    await reading.getByRole("button", { name: /Read aloud: Drops/ }).click();
    await told(reading, "state", "It is being read.");
    await reading.getByRole("button", { name: "Pause" }).click();
    await told(reading, "state", "Paused.");
    const states = [["by night", { media: { colorScheme: "dark" } }], ["in forced colours", { media: { forcedColors: "active" } }],
        ["what was found", { query: "?q=drops" }], ["nothing found", { query: "?q=qqqq" }],
        ["narrow", { viewport: { width: 320, height: 640 } }]];
    for (const [name, options] of states) {
        const page = await open(options);
        await look(page, name);
        await leave(page);
    }
    const narrow = await open({ viewport: { width: 320, height: 256 } }); /* 1280 by 1024 at 400 % */
    result(await narrow.evaluate(() => document.documentElement.scrollWidth <= 320), "nothing is beside a narrow page");
    const small = await narrow.evaluate(() => [...document.querySelectorAll("button, input, a")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && !one.closest(".skip") && (box.height < 24 || box.width < 24);
    }).map((one) => one.outerHTML));
    result(small.length === 0, "whatever is pressed is large enough", small.join("\n"));
    await leave(narrow);
    await leave(reading);
}

async function withoutScripts() {
    const page = await open({ javaScriptEnabled: false });
    result((await page.getByText("While a button has the focus").count()) === 0 || !(await page.getByText("While a button has the focus").isVisible()), "what needs a script is not shown without");
    await page.getByRole("button", { name: /Read aloud: Drops/ }).click();
    await page.goto(`${base}counter`);
    await page.getByRole("button", { name: "Next heading" }).click();
    for (let i = 0; i < 100 && !(await now(page, "place").textContent()); i++) {
        await page.waitForTimeout(100);
        await page.goto(`${base}counter`);
    }
    result((await now(page, "place").textContent()).length > 0, "without scripts the same buttons work", await now(page, "place").textContent());
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await leave(page);
}

/* With the tab key alone: the first is the way past what is above, and everything is met once. */
async function walk() {
    const page = await open();
    await page.getByRole("button", { name: "Stop", exact: true }).waitFor({ state: "hidden" });
    const met = [];
    for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
            const one = document.activeElement;
            if (one === document.body) return null;
            const style = getComputedStyle(one);
            return { name: (one.textContent.trim() || one.name), seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
        });
        if (!at) break;
        met.push(at);
    }
    const all = await page.evaluate(() => [...document.querySelectorAll("a, button, input:not([type=hidden]), textarea")].filter((one) => one.checkVisibility()).length);
    result(met[0]?.name === "Skip to the controls" && met.length === all, "the tab key meets everything once", JSON.stringify([met.length, all, met.map((one) => one.name)]));
    result(met.every((one) => one.seen), "and what has the focus is seen", JSON.stringify(met.filter((one) => !one.seen)));
    await leave(page);
}

async function closed() {
    const elsewhere = base.replace("127.0.0.1", "closed.localhost");
    const page = await open({ url: elsewhere, tolerant: true });
    result((await page.getByText("this machine only").count()) === 1, "by another name it is closed");
    await look(page, "closed");
    await leave(page);
}

/* A page of somebody else's, open in a browser on this machine, tries all that pages can do. */
async function attacked() {
    const own = await open();
    const key = await own.locator('input[name="key"]').first().inputValue();
    await own.getByRole("button", { name: /Read aloud: Drops/ }).click();
    await told(own, "state", "It is being read.");
    const evil = http.createServer((request, response) => {
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.end(request.url === "/form" ? `<form method=post action="${base}counter/do"><input name=key value="${key}"><input name=do value=quit></form>
            <script>document.forms[0].submit()</script>` : `<title>Evil</title><iframe src="${base}counter"></iframe>`);
    });
    await new Promise((listening) => evil.listen(0, "127.0.0.1", listening));
    const address = `http://evil.localhost:${evil.address().port}/`;
    const context = await browser.newContext();
    const page = await context.newPage();
    const answers = [];
    page.on("response", (answer) => { if (answer.url().startsWith(base)) answers.push(`${answer.request().method()} ${answer.status()}`); });
    await page.goto(address);
    await page.waitForTimeout(500);
    result(page.frames().length === 2 && !(await page.frames()[1].content()).includes("Drops"), "no other page can frame it");
    const heard = await page.evaluate(async ([target, form]) => {
        const tried = [];
        const attempt = async (name, call) => tried.push(`${name}: ${await call().then((answer) => answer, (error) => error.name)}`);
        const body = new URLSearchParams({ key: form, do: "quit" });
        await attempt("simple", () => fetch(`${target}counter/do`, { method: "POST", body, mode: "no-cors" }).then((answer) => answer.type));
        await attempt("with cors", () => fetch(`${target}counter/do`, { method: "POST", body }).then((answer) => answer.status));
        await attempt("beacon", async () => navigator.sendBeacon(`${target}counter/do`, body));
        await attempt("reading", () => fetch(`${target}counter`).then((answer) => answer.text()));
        await attempt("listening", () => new Promise((resolve, reject) => {
            const events = new EventSource(`${target}counter/events`);
            events.onmessage = () => resolve("heard");
            events.onerror = () => reject(new TypeError("refused"));
        }));
        return tried;
    }, [base, key]);
    await page.goto(`${address}form`).catch(() => undefined);
    await page.waitForTimeout(1000);
    result(answers.filter((answer) => answer.startsWith("POST")).every((answer) => answer === "POST 403") && answers.includes("POST 403"),
        "what another page sends is refused", answers.join(", "));
    result(heard.some((line) => line.startsWith("reading: TypeError")) && heard.some((line) => line.startsWith("listening: TypeError")),
        "and it reads nothing", heard.join("\n"));
    result((await now(own, "state").textContent()) === "It is being read." || (await now(own, "state").textContent()).includes("to its end"),
        "the reading is as it was", await now(own, "state").textContent());
    await context.close();
    evil.close();
    await leave(own);
}

for (const part of [follow, add, lookAtAll, withoutScripts, walk, closed, attacked])
    await part().catch((error) => result(false, part.name, error.stack));
result(faults.length === 0, "no page complains, and none asks for anything elsewhere", faults.join("\n"));
await browser.close();
