/* The article's player: marks the sentence that is heard, goes where a sentence, a heading or a
 * chapter is chosen. Without it the page has its sound, its chapters as links, and its text. */
"use strict";

(function () {
    const sound = document.getElementById("sound");
    const article = document.getElementById("article");
    if (!sound || !article) return;

    /* What stands in its place where it cannot be played, because the browser does not know the format or this page is
     * older than the site, is shown only by browsers without sound. */
    function showInstead() {
        const instead = document.createElement("p");
        instead.setAttribute("role", "alert");
        instead.append(...sound.childNodes);
        sound.after(instead);
    }
    if (sound.error) showInstead();
    else sound.addEventListener("error", showInstead, { once: true });

    /* --- sentences ------------------------------------------------------------------------- */

    /* Those of the text that are heard, in order: { element, start } in seconds. */
    const sentences = [];
    for (const entry of sound.dataset.sentences.split(";")) {
        const [utterance, ms] = entry.split(" ");
        const element = document.getElementById("u" + utterance);
        if (element) sentences.push({ element, start: Number(ms) / 1000 });
    }
    const places = new Map(sentences.map((sentence, index) => [sentence.element, index]));

    /* The sentence that is heard at `time`: the last that has begun; -1 before the first. */
    function sentenceAt(time) {
        let low = 0, high = sentences.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (sentences[middle].start <= time) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    /* --- what is heard --------------------------------------------------------------------- */

    const follow = document.getElementById("follow");
    const still = window.matchMedia("(prefers-reduced-motion: reduce)");
    let marked = -1;

    function isInView(element) {
        const box = element.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= window.innerHeight;
    }

    function mark(index) {
        if (index === marked) return;
        if (marked >= 0) sentences[marked].element.classList.remove("spoken");
        marked = index;
        if (index < 0) return;
        const element = sentences[index].element;
        element.classList.add("spoken");
        if (follow.checked && !sound.paused && !isInView(element))
            element.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    }

    const chapters = Array.from(document.querySelectorAll(".chapters a[data-start]"));

    function markChapter() {
        let current = null;
        for (const link of chapters)
            if (Number(link.dataset.start) <= sound.currentTime + 0.05) current = link;
        for (const link of chapters)
            if (link === current) link.setAttribute("aria-current", "true");
            else link.removeAttribute("aria-current");
    }

    /* A few milliseconds early: what is sought ends up between two samples. */
    function update() {
        mark(sentenceAt(sound.currentTime + 0.02));
        markChapter();
    }

    /* `timeupdate` comes four times a second, which is late for a short sentence. */
    function updateWhilePlaying() {
        update();
        if (!sound.paused && !sound.ended) window.requestAnimationFrame(updateWhilePlaying);
    }

    sound.addEventListener("play", updateWhilePlaying);
    sound.addEventListener("seeked", () => { if (sound.currentTime > 0 || marked >= 0) update(); });
    sound.addEventListener("timeupdate", () => { if (!sound.paused) update(); });

    function playFrom(seconds) {
        sound.currentTime = seconds;
        sound.play().catch(() => { /* the browser wants a press of its own button first */ });
    }

    /* --- what is chosen -------------------------------------------------------------------- */

    article.classList.add("follows");
    for (const { element } of sentences) {
        element.classList.add("sentence");
        element.tabIndex = -1;
    }

    function sentenceOf(target) {
        const element = target.closest(".sentence");
        return element && places.has(element) ? places.get(element) : -1;
    }

    article.addEventListener("click", (event) => {
        const index = sentenceOf(event.target);
        if (index < 0 || event.target.closest("a, button")) return;
        if (String(window.getSelection())) return; /* who marks text does not want to hear it */
        playFrom(sentences[index].start);
    });

    /* The whole text is one stop of the tabulator; from there the arrows lead from sentence to
     * sentence. */
    article.tabIndex = 0;
    article.setAttribute("aria-describedby", "keys");

    function step(by) {
        const here = sentenceOf(document.activeElement);
        const from = here >= 0 ? here + by : Math.max(marked, 0);
        const next = sentences[Math.min(Math.max(from, 0), sentences.length - 1)];
        if (next) next.element.focus();
    }

    article.addEventListener("keydown", (event) => {
        const target = event.target;
        if (target !== article && !target.classList.contains("sentence")) return;
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const forward = getComputedStyle(article).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
            step(event.key === forward ? 1 : -1);
        } else if (event.key === "Enter" && sentenceOf(target) >= 0) {
            playFrom(sentences[sentenceOf(target)].start);
        } else {
            return;
        }
        event.preventDefault();
    });

    for (const link of chapters)
        link.addEventListener("click", () => playFrom(Number(link.dataset.start)));

    /* A button beside the heading of each chapter. */
    function addButton(link) {
        const part = document.getElementById(link.hash.slice(1));
        const heading = part && part !== article && part.querySelector("h2, h3, h4, h5, h6");
        if (!heading) return;
        const button = document.createElement("button");
        button.type = "button";
        button.className = "play-from";
        button.textContent = "▶";
        button.setAttribute("aria-label", sound.dataset.playFrom + " " + heading.textContent);
        button.addEventListener("click", () => playFrom(Number(link.dataset.start)));
        const row = document.createElement("div");
        row.className = "heading";
        heading.replaceWith(row);
        row.append(heading, button);
    }
    chapters.forEach(addButton);

    /* A table that scrolls can be reached with the keyboard, and says what it is. */
    for (const box of article.querySelectorAll(".wide")) {
        const caption = box.querySelector("caption") || box.closest("section, article").querySelector("h1, h2, h3, h4, h5, h6");
        if (box.scrollWidth <= box.clientWidth || !caption) continue;
        box.tabIndex = 0;
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", caption.textContent);
    }

    /* --- the controls ---------------------------------------------------------------------- */

    for (const button of document.querySelectorAll("[data-seek]"))
        button.addEventListener("click", () => {
            const length = Number.isFinite(sound.duration) ? sound.duration : Infinity;
            const time = sound.currentTime + Number(button.dataset.seek);
            sound.currentTime = Math.min(Math.max(time, 0), length);
        });
    /* While the player is out of view and there is something to go on with. */
    const float = document.getElementById("float");
    let playerInView = true;
    function showFloat() {
        float.textContent = sound.paused ? float.dataset.play : float.dataset.pause;
        float.hidden = playerInView || sound.currentTime === 0;
    }
    float.addEventListener("click", () => { if (sound.paused) playFrom(sound.currentTime); else sound.pause(); });
    for (const event of ["play", "pause", "ended", "seeked"]) sound.addEventListener(event, showFloat);
    new IntersectionObserver((entries) => {
        playerInView = entries[entries.length - 1].isIntersecting;
        if (document.activeElement !== float) showFloat();
    }).observe(sound);

    /* The opening hours, below, are not spoken at the same time. */
    for (const other of document.querySelectorAll(".hours audio")) {
        other.addEventListener("play", () => sound.pause());
        sound.addEventListener("play", () => other.pause());
    }

    const speed = document.getElementById("speed");
    speed.addEventListener("change", () => { sound.playbackRate = Number(speed.value); });
    document.getElementById("controls").hidden = false;
})();
