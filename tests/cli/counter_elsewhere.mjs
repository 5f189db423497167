/* The counter's page from another machine, as Chromium has it there: closed without the passphrase, whole with it.
 *   node counter_elsewhere.mjs URL NPM CHROMIUM PASSPHRASE
 * Prints a JSON line for each thing that was looked at: {"passed": bool, "name": str, "detail": str} */
import path from "node:path";
import { createRequire } from "node:module";

const [base, npm, browserPath, passphrase] = process.argv.slice(2);
const require = createRequire(path.join(npm, "index.js"));
const { chromium } = require("playwright-core");
const PATIENCE_MS = 20000;

function result(passed, name, detail = "") {
    console.log(JSON.stringify({ passed: Boolean(passed), name, detail: String(detail) }));
}

const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
page.setDefaultTimeout(PATIENCE_MS);
const door = page.getByLabel("Passphrase");
const said = (text) => page.locator("body").getByText(text).first().waitFor().then(() => true, () => false);

try {
    await page.goto(`${base}counter`);
    result(await door.count() === 1 && !(await page.content()).includes("Drops"), "the passphrase is asked for, and nothing shown");
    const key = await page.locator('input[name="key"]').first().inputValue();
    const statuses = await page.evaluate(async (form) => {
        const order = (address, fields) => fetch(address, { method: "POST", body: new URLSearchParams({ key: form, ...fields }) });
        const answers = [await order("/counter/do", { do: "quit" }), await order("/counter/read", { id: "1" }),
            await order("/counter/add", { title: "", text: "More." }), await fetch("/counter/events")];
        return answers.map((answer) => answer.status);
    }, key);
    result(statuses.every((status) => status === 403), "nothing is done without it, and nothing told", statuses);
    await door.fill("quite another one");
    await page.getByRole("button").first().click();
    result(await door.count() === 1, "another one does not open");
    await door.fill(passphrase);
    await page.getByRole("button").first().click();
    await page.getByRole("button", { name: /Read aloud: Drops/ }).click();
    result(await said("It is being read."), "with it an article is read there");
    await page.getByRole("button", { name: "Pause", exact: true }).click();
    result(await said(/[Pp]aused/), "what is told comes over the network");
    await page.getByRole("button", { name: "Sign out" }).click();
    await door.waitFor();
    await page.goBack().catch(() => undefined);
    await page.goto(`${base}counter`);
    result(await door.count() === 1, "who signs out has to enter again");
} catch (error) {
    result(false, "the page from another machine", error.stack);
}
await browser.close();
