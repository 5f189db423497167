/* The search: finds articles by the words of their titles, authors and texts, in a list and an index
 * that the site brings along; of the index it loads what the query needs. Without it the page leads
 * to all articles. */
"use strict";

(function () {
    const found = document.getElementById("found");
    const results = document.getElementById("results");
    const lists = document.getElementById("lists");
    const query = new URLSearchParams(window.location.search).get("q") || "";

    /* --- words ------------------------------------------------------------------------------ */

    /* Without accents and capitals, as site_letter.c has it. */
    function folded(text) {
        return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
    }

    /* Those of a word that the index has: of what is written without blanks each two letters. */
    const UNSPACED = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
    const RUNS = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
    const unspaced = new RegExp(`[${UNSPACED}]`, "u");

    function indexed(word) {
        const all = [];
        for (const run of word.match(RUNS)) {
            const letters = Array.from(run);
            if (letters.length < 2 || !unspaced.test(run)) all.push(run);
            else for (let i = 0; i + 1 < letters.length; i++) all.push(letters[i] + letters[i + 1]);
        }
        return all;
    }

    /* --- what the site brings --------------------------------------------------------------- */

    async function load(address) {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(answer.statusText);
        return answer.json();
    }

    /* The numbers of the articles that have a word which begins so. */
    function articlesWith(beginning, words) {
        const numbers = new Set();
        for (const word of Object.keys(words)) {
            if (!word.startsWith(beginning)) continue;
            let number = 0;
            for (const distance of words[word]) numbers.add(number += distance);
        }
        return numbers;
    }

    /* For each word of the query, the articles that have it in their text. */
    async function look(words, list) {
        const parts = new Map();
        const part = (number) => {
            if (!parts.has(number)) parts.set(number, load(`search/${number}.json?v=${list.version}`));
            return parts.get(number);
        };
        return Promise.all(words.map(async (word) => {
            const sets = await Promise.all(indexed(word).map(async (beginning) => {
                const { version, words: has } = await part(beginning.codePointAt(0) % list.parts);
                if (version !== list.version) throw new Error("the site was just made anew");
                return articlesWith(beginning, has);
            }));
            return new Set([...sets[0]].filter((number) => sets.every((set) => set.has(number))));
        }));
    }

    /* The best first; of equals the newest, which is their order. Each has all words, also within
     * longer ones in its title. */
    function find(articles, words, texts) {
        const scored = [];
        articles.forEach((article, number) => {
            const title = folded(article.title);
            const fits = words.map((word, i) => (title.includes(word) ? 10 : texts[i].has(number) ? 1 : 0));
            if (fits.every((fit) => fit > 0)) scored.push({ article, fits: fits.reduce((a, b) => a + b) });
        });
        scored.sort((a, b) => b.fits - a.fits);
        return scored.map((entry) => entry.article);
    }

    /* --- what was found --------------------------------------------------------------------- */

    function dayText(day) {
        const format = { dateStyle: "long", timeZone: "UTC" };
        return new Date(day + "T00:00:00Z").toLocaleDateString(document.documentElement.lang, format);
    }

    function entry(article) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = article.link;
        link.textContent = article.title;
        if (article.language !== document.documentElement.lang) link.lang = article.language;
        link.dir = "auto";
        const facts = document.createElement("p");
        const time = document.createElement("time");
        facts.className = "facts";
        time.dateTime = article.day;
        time.textContent = dayText(article.day);
        facts.append(time, " · " + article.length);
        const heading = document.createElement("h2");
        heading.append(link);
        item.append(heading, facts);
        return item;
    }

    function show(articles) {
        if (articles.length === 0) {
            found.textContent = found.dataset.nothing;
            return;
        }
        const list = document.createElement("ul");
        list.className = "articles";
        list.append(...articles.map(entry));
        results.replaceChildren(list);
        found.textContent = found.dataset.found + " " + articles.length;
    }

    document.getElementById("why").hidden = true;
    document.getElementById("q").value = query;
    const words = folded(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
    if (words.length === 0) return;
    document.title = query + " – " + document.title;
    load("search.json")
        .then(async (list) => {
            show(find(list.articles, words, await look(words, list)));
            lists.hidden = results.childElementCount > 0;
        })
        .catch(() => { found.textContent = found.dataset.failed; });
})();
