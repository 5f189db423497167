/* Looks at a site as people do: in Chromium, with axe, with the keyboard alone, without scripts, narrow, in forced
 * colours; listens whether the sound plays and the marked sentence follows; and reads its feed as podcast apps do.
 *   node site_browser.mjs SITE URL NPM CHROMIUM   URL is where "lectern serve SITE" shows it
 * Prints a JSON line for each thing that was looked at: {"passed": bool, "name": str, "detail": str} */
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [site, base, npm, browserPath] = process.argv.slice(2);
const require = createRequire(path.join(npm, "index.js"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(path.join(npm, "node_modules/axe-core/axe.min.js"), "utf8");
const PATIENCE_MS = 20000;

function result(passed, name, detail = "") {
    console.log(JSON.stringify({ passed: Boolean(passed), name, detail: String(detail) }));
}

/* --- pages -------------------------------------------------------------------------------------------------------- */

const articles = JSON.parse(fs.readFileSync(path.join(site, "search.json"), "utf8")).articles;
const linkOf = (part) => articles.find((article) => article.title.includes(part)).link;
const plain = linkOf("Vitamin"), arabic = linkOf("القلب"), tabled = linkOf("Quotes");

const browser = await chromium.launch({ executablePath: browserPath,
    args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required", "--mute-audio"] });
const faults = []; /* what a page complained of, or asked of elsewhere */

async function open(link, { media = {}, wait, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
    const page = await context.newPage();
    page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(`${link}: ${message.text()}`); });
    page.on("pageerror", (error) => faults.push(`${link}: ${error.message}`));
    page.on("request", (request) => { if (!request.url().startsWith(base)) faults.push(`${link}: asks for ${request.url()}`); });
    if (Object.keys(media).length) await page.emulateMedia(media);
    await page.goto(base + link);
    if (wait) await page.waitForFunction(wait, null, { timeout: PATIENCE_MS });
    return page;
}

const leave = (page) => page.context().close();
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

async function look(page, name) {
    const violations = await page.evaluate((options) => window.axe.run(document, options).then((all) => all.violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" ; ")}`)), rules);
    result(violations.length === 0, `axe finds nothing: ${name}`, violations.join("\n"));
}

const inject = { bypassCSP: true };
const shown = () => document.querySelectorAll("#results a").length > 0;
const nothing = () => document.getElementById("found").textContent !== "";

async function lookAtAll() {
    const states = [
        ["the front page", "index.html"], ["by date, by night", "by-date.html", { media: { colorScheme: "dark" } }],
        ["from A to Z", "by-title.html"], ["what was found", "search.html?q=vitamin", { wait: shown }],
        ["nothing found", "search.html?q=qqqq", { wait: nothing }],
        ["an article by night", plain, { media: { colorScheme: "dark" } }],
        ["an article in Arabic", arabic], ["one with a wide table", tabled],
    ];
    const page = await open("index.html", inject);
    for (const [name, link, { media = {}, wait } = {}] of states) {
        await page.emulateMedia({ colorScheme: "light", ...media });
        await page.goto(base + link);
        if (wait) await page.waitForFunction(wait, null, { timeout: PATIENCE_MS });
        await page.evaluate(axe);
        await look(page, name);
    }
    await page.evaluate(() => { document.querySelector("#q").labels[0].remove(); });
    const found = await page.evaluate((options) => window.axe.run(document, options).then((all) => all.violations.length), rules);
    result(found > 0, "axe would find a field without its label");
    await leave(page);
}

/* --- sound -------------------------------------------------------------------------------------------------------- */

const state = (page) => page.evaluate(() => {
    const sound = document.getElementById("sound");
    const marked = document.querySelectorAll(".spoken");
    return { time: sound.currentTime, paused: sound.paused, n: marked.length, text: marked.length ? marked[0].textContent : "",
        seen: marked.length ? marked[0].getBoundingClientRect().top < innerHeight && marked[0].getBoundingClientRect().bottom > 0 : false };
});

/* The cue that is heard, by the captions: another way to the same times. */
function cueAt(sound, time) {
    const cues = fs.readFileSync(path.join(site, sound.replace(/\.mp3$/, ".vtt")), "utf8").split("\n\n").filter((cue) => cue.includes(" --> "));
    const seconds = (clock) => clock.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    let text = "";
    for (const cue of cues) {
        const [times, ...lines] = cue.split("\n");
        if (seconds(times.split(" --> ")[0]) <= time + 0.05) text = lines.join(" ");
    }
    return text.replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&[lr]rm;/g, "");
}

const bare = (text) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

async function listen() {
    const page = await open(plain, { ...inject, wait: () => document.getElementById("sound").readyState >= 1 });
    await page.evaluate(axe);
    const chapter = page.locator(".chapters a").nth(2);
    const start = Number(await chapter.getAttribute("data-start"));
    const heading = bare((await chapter.textContent()).replace(/^[\d. ]+/, ""));
    await chapter.click();
    await page.waitForFunction((from) => document.getElementById("sound").currentTime > from + 0.3, start, { timeout: PATIENCE_MS });
    let now = await state(page);
    result(!now.paused && now.time >= start && now.time < start + 15, "a chapter's link plays from its start", JSON.stringify(now));
    await page.waitForFunction((text) => document.querySelector(".spoken")?.textContent.includes(text), heading, { timeout: PATIENCE_MS })
        .then(() => result(true, "its heading is marked"), () => result(false, "its heading is marked", heading));
    await page.waitForFunction((text) => { const marked = document.querySelector(".spoken"); return marked && !marked.textContent.includes(text); },
        heading, { timeout: PATIENCE_MS }).catch(() => {});
    await page.locator("#sound").evaluate((sound) => sound.pause());
    await page.waitForFunction(() => document.getElementById("sound").paused, null, { timeout: PATIENCE_MS });
    now = await state(page);
    const sound = await page.evaluate(() => new URL(document.getElementById("sound").src).pathname);
    const cue = bare(cueAt(decodeURIComponent(sound), now.time));
    result(now.n === 1 && cue === bare(now.text), "then the sentence that the captions have there, and no other",
        `${now.time}: ${now.text} / ${cue}`);
    result(now.seen, "the marked sentence is in view");
    await look(page, "an article that is heard");
    await leave(page);
}

async function choose() {
    const page = await open(plain, { wait: () => document.getElementById("sound").readyState >= 1 });
    const sentence = page.locator("#article p .sentence").nth(6);
    const text = await sentence.textContent();
    await sentence.click();
    await page.waitForFunction(() => !document.getElementById("sound").paused && document.querySelector(".spoken"), null, { timeout: PATIENCE_MS });
    result((await state(page)).text === text, "a click on a sentence plays from it", text);
    await page.locator("#sound").evaluate((sound) => sound.pause());
    await page.locator("#article").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const chosen = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("Enter");
    await page.waitForFunction((wanted) => document.querySelector(".spoken")?.textContent === wanted, chosen, { timeout: PATIENCE_MS })
        .then(() => result(chosen !== text, "so do the arrow keys and Enter", chosen), () => result(false, "so do the arrow keys and Enter", chosen));
    await page.locator("#sound").evaluate((sound) => sound.pause());
    await page.selectOption("#speed", "1.5");
    await page.locator("[data-seek='30']").click();
    const rate = await page.evaluate(() => document.getElementById("sound").playbackRate);
    result(rate === 1.5, "the speed is what was chosen", rate);
    const button = page.locator(".play-from").first();
    await button.focus();
    await page.keyboard.press("Space");
    await page.waitForFunction(() => !document.getElementById("sound").paused, null, { timeout: PATIENCE_MS });
    const label = await button.getAttribute("aria-label");
    result(/\S/.test(label) && label.length > 12, "a heading's button plays and says what", label);
    await page.locator("#float").waitFor({ state: "visible", timeout: PATIENCE_MS });
    await page.locator("#float").click();
    await page.waitForFunction(() => document.getElementById("sound").paused, null, { timeout: PATIENCE_MS });
    result(true, "with the player out of view a button stops it");
    await page.locator("#sound").evaluate((sound) => sound.play());
    await page.locator(".hours audio").evaluate((hours) => hours.play());
    const both = await page.evaluate(() => [document.getElementById("sound").paused, document.querySelector(".hours audio").currentSrc]);
    result(both[0] && both[1].includes("/files/opening-hours."), "the opening hours are heard, and the article waits", both);
    await leave(page);
    const rtl = await open(arabic);
    await rtl.locator("#article").focus();
    await rtl.keyboard.press("ArrowLeft");
    const first = await rtl.evaluate(() => document.activeElement.id);
    await rtl.keyboard.press("ArrowLeft");
    const second = await rtl.evaluate(() => document.activeElement.id);
    await rtl.keyboard.press("ArrowRight");
    const back = await rtl.evaluate(() => document.activeElement.id);
    result(first !== second && back === first, "in Arabic the arrow keys go the other way", `${first} ${second} ${back}`);
    await leave(rtl);
}

async function unplayable() {
    const page = await open("index.html");
    await page.route("**/*.mp3", (route) => route.fulfill({ status: 200, contentType: "audio/mpeg", body: "no sound" }));
    await page.goto(base + plain);
    const instead = page.locator(".player [role=alert] a");
    await instead.waitFor({ state: "visible", timeout: PATIENCE_MS }).catch(() => {});
    result(await instead.count() === 1 && (await instead.getAttribute("href")).endsWith(".mp3"), "a sound that cannot be played is told of, with a way to save it");
    await leave(page);
}

/* --- keyboard alone ----------------------------------------------------------------------------------------------- */

async function walk(link, size) {
    const page = await open(link, { viewport: size });
    const seen = [], bad = [];
    for (let i = 0; i < 120; i++) {
        await page.keyboard.press("Tab");
        const here = await page.evaluate(() => {
            const element = document.activeElement;
            if (!element || element === document.body) return null;
            const box = element.getBoundingClientRect(), style = getComputedStyle(element);
            const top = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
                Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1));
            element.dataset.walked = "yes";
            return { what: element.outerHTML.slice(0, 80), outline: style.outlineStyle !== "none" || element.tagName === "AUDIO",
                visible: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                covered: !(top && (element.contains(top) || top.contains(element))) };
        });
        if (!here) break;
        seen.push(here.what);
        if (!here.outline || !here.visible || here.covered) bad.push(JSON.stringify(here));
    }
    const missed = await page.evaluate(() => Array.from(document.querySelectorAll("a[href], button, input, select, audio"))
        .filter((element) => element.offsetParent !== null && !element.dataset.walked).map((element) => element.outerHTML.slice(0, 80)));
    const name = `${size.width} by ${size.height}: ${link === plain ? "an article" : link}`;
    result(seen.length > 5 && seen[0].includes("skip"), `the tabulator begins with the way past the header: ${name}`, seen[0]);
    result(bad.length === 0, `what has the focus is seen, with its outline: ${name}`, bad.join("\n"));
    result(missed.length === 0 && seen.length < 120, `everything can be reached, and left: ${name}`, missed.join("\n"));
    await leave(page);
}

/* --- as devices have it ------------------------------------------------------------------------------------------- */

async function narrow() {
    const page = await open("index.html");
    for (const link of ["index.html", "search.html?q=vitamin", arabic, tabled, plain]) {
        await page.goto(base + link);
        /* 1280 by 1024 at 200 % and at 400 %, and the smallest telephone. */
        for (const [width, height] of [[640, 512], [320, 256], [320, 640]]) {
            await page.setViewportSize({ width, height });
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            if (wide > width) result(false, `${link} is as wide as the screen, ${width} by ${height}`, wide);
        }
    }
    result(true, "nothing is wider than a screen of 640 (200 %) and of 320 (400 %) pixels");
    await page.setViewportSize({ width: 1000, height: 900 });
    await page.evaluate(() => { document.documentElement.style.fontSize = "237.5%"; });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    result(wide <= 1000, "nor with letters of twice the size", wide);
    await leave(page);
}

async function forced() {
    const page = await open(plain, { media: { forcedColors: "active" } });
    const colours = await page.evaluate(() => {
        const sentence = document.querySelector("#article p .sentence");
        sentence.classList.add("spoken");
        const marked = getComputedStyle(sentence), around = getComputedStyle(document.body);
        return { marked: marked.backgroundColor, around: around.backgroundColor, border: getComputedStyle(document.querySelector("[data-seek]")).borderStyle };
    });
    result(colours.marked !== colours.around && colours.border !== "none", "in forced colours the marked sentence and the buttons stand out", JSON.stringify(colours));
    await leave(page);
    const printed = await open(plain, { media: { media: "print" } });
    const kept = await printed.evaluate(() => ["#disclaimer", "h1", "#article p"].every((part) => document.querySelector(part).offsetParent !== null) &&
        document.querySelector(".controls").offsetParent === null);
    result(kept, "on paper are title, text and disclaimer, and no buttons");
    await leave(printed);
}

async function withoutScripts() {
    const page = await open(plain, { javaScriptEnabled: false });
    const visible = async (selector) => page.locator(selector).first().isVisible();
    result(await visible("audio[controls]") && await visible(".chapters a") && await visible(".downloads a") && await visible("#disclaimer"),
        "without scripts there are sound, chapters, downloads and disclaimer");
    result(!(await visible("#controls")) && !(await visible("#float")), "and no control that would do nothing");
    await page.locator(".chapters a").nth(2).click();
    result(/#s\d+$/.test(page.url()), "a chapter's link leads to its text", page.url());
    await page.goto(base + "index.html");
    await page.locator("#q").fill("vitamin");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\.html\?q=vitamin/, { timeout: PATIENCE_MS });
    result(await visible("#lists a"), "the search leads to the lists of all");
    await leave(page);
}

/* --- landmarks, search -------------------------------------------------------------------------------------------- */

async function landmarks() {
    const page = await open(plain);
    for (const [role, name] of [["banner"], ["main"], ["contentinfo"], ["search"], ["navigation", "Main"], ["navigation", "Chapters"],
        ["region", "Listen"], ["region", "Disclaimer"], ["article"]]) {
        const n = await page.getByRole(role, name ? { name, exact: true } : {}).count();
        if (n !== 1) result(false, `one landmark: ${role} ${name || ""}`, n);
    }
    result(true, "each landmark is there once, by its name, the disclaimer among them");
    await leave(page);
    const search = await open("search.html?q=" + encodeURIComponent("ANTIBIOTICOS tomarlos"), { wait: shown });
    const links = await search.locator("#results a").allTextContents();
    result(links.length === 1 && links[0].includes("Antibióticos"), "the search minds no accents and no capitals", links);
    for (const [query, title] of [["mandatory qqqq", null], ["bring deep FINE", "Quotes"], ["القلب الخُضار", "القلب"]]) {
        await search.goto(base + "search.html?q=" + encodeURIComponent(query));
        await search.waitForFunction(nothing, null, { timeout: PATIENCE_MS });
        const titles = await search.locator("#results a").allTextContents();
        if (title ? titles.length !== 1 || !titles[0].includes(title) : titles.length > 0) result(false, `a search for ${query}`, titles);
    }
    result(true, "and finds what stands in the texts");
    await search.goto(base + "search.html?q=" + encodeURIComponent("ANTIBIOTICOS tomarlos"));
    await search.waitForFunction(shown, null, { timeout: PATIENCE_MS });
    const table = await open(tabled, { viewport: { width: 320, height: 640 } });
    result(await table.getByRole("region", { name: "Deep & first" }).count() === 1, "a table that is wider than the screen can be reached and scrolled");
    await leave(table);
    await search.locator("#results a").first().click();
    result(decodeURIComponent(search.url()).includes("Antibióticos"), "and leads to the article", search.url());
    await leave(search);
}

/* --- the feed ----------------------------------------------------------------------------------------------------- */

async function feed() {
    const xml = fs.readFileSync(path.join(site, "podcast.xml"), "utf8");
    const { parseFeed } = await import(path.join(npm, "node_modules/podcast-partytime/dist/index.js"));
    const party = parseFeed(xml, { allowMissingGuid: false });
    const RssParser = require("rss-parser");
    const rss = await new RssParser().parseString(xml);
    const items = party ? party.items : [];
    result(party && items.length === articles.length && rss.items.length === articles.length, "two readers find every article in the feed",
        `${items.length} ${rss.items.length} ${articles.length}`);
    const lacking = items.filter((item) => !(item.enclosure && item.enclosure.length > 0 && item.duration > 0 && item.guid && item.pubDate &&
        item.podcastTranscripts?.[0]?.type === "text/vtt" && item.podcastChapters?.type === "application/json+chapters")).map((item) => item.title);
    result(items.length > 0 && lacking.length === 0, "each with sound, length, day, name, transcript and chapters", lacking);
    const decoded = (title) => title.replace(/&amp;/g, "&"); /* partytime does so once more than it should */
    const found = new Set(items.map((item) => item.title)), exact = new Set(rss.items.map((item) => item.title));
    result(articles.every((article) => exact.has(article.title) && found.has(decoded(article.title))), "under the titles that they have");
    result(party.itunesImage && party.author && party.itunesCategory?.length > 0 && party.language && party.explicit === false && party.description,
        "and the channel has picture, author, category, language and description", JSON.stringify([party.itunesImage, party.author, party.itunesCategory, party.language]));
}

const parts = { listen, choose, unplayable, lookAtAll, narrow, forced, withoutScripts, landmarks, feed,
    walkFront: () => walk("index.html", { width: 1000, height: 900 }), walkNarrow: () => walk(plain, { width: 320, height: 480 }) };
await Promise.all(Object.entries(parts).map(([name, part]) => part().catch((error) => result(false, name, error.stack))));
result(faults.length === 0, "no page complains, and none asks for anything elsewhere", faults.join("\n"));
await browser.close();
