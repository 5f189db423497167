// Reads WebVTT files with npm's webvtt-parser and prints what it finds, as one JSON array:
//   node parse_webvtt.js FILE...     {errors: […], cues: [{start, end, text}]} of each
// A file whose name ends in ".chapters.vtt" is read as chapters. Ends with 3 where the parser is not
// installed.
let parser
try {
    parser = require("webvtt-parser")
} catch (error) {
    process.exit(3)
}
const files = require("fs")

const read = (path) => {
    const mode = path.endsWith(".chapters.vtt") ? "chapters" : "subtitles"
    const found = new parser.WebVTTParser().parse(files.readFileSync(path, "utf8"), mode)
    return {
        errors: found.errors.map((error) => `line ${error.line}: ${error.message}`),
        cues: found.cues.map((cue) => ({ start: cue.startTime, end: cue.endTime, text: cue.text })),
    }
}
console.log(JSON.stringify(process.argv.slice(2).map(read)))
