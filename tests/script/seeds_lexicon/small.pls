<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US" xmlns:as="tag:example">
  <lexeme role="as:verb"><grapheme>lead</grapheme><phoneme prefer="true">lid</phoneme></lexeme>
  <lexeme><grapheme>mL</grapheme><alias>milli liters</alias><example>5 mL</example></lexeme>
</lexicon>
