/**
 * Phrases that stop a reader, and what to write instead. A few are old English, the others are words for
 * which the field has one of its own: see the glossary in CONTRIBUTING.
 *
 * @type {[phrase: RegExp, instead: string][]}
 */
export const phrases = [
  [/\b(asks?|gives?|gave|have|keeps?) (for )?leave\b/i, "allow, permit"],
  [/\bto be had\b/i, "is available"],
  [
    /(?<!minutes |hours |seconds |stays |left )\bbehind (?!CORS|a proxy|a symbol|or ahead)/i,
    "after, in",
  ],
  [/\brenew(s|ed|al|ing|able)?\b/i, "refresh"],
  [/\brepl(y|ies)\b/i, "response"],
  [/\banew\b/i, "again"],
  [/\bheed(s|ed)?\b/i, "follow, respect"],
  [
    /\b(lest|albeit|hitherto|henceforth|whence|thence|thereof|therein|wherein|whereby|nought)\b/i,
    "a word of today",
  ],
  [/\bof no (effect|use)\b/i, "has no effect"],
  [/\btakes? on (a|the|one|another) role\b/i, "assume a role"],
  [/\b(came|comes|became|becomes) of (it|a|the|this)\b/i, "the result of"],
  [/\bsurrounded by\b/i, "name what is around it"],
  [/\bthat lies about\b/i, "left over"],
  [/\bor (its|their) like\b/i, "or a similar one"],
  [/\bone's own\b/i, "your own, its own"],
  [/\bthe very\b/i, "the same, the"],
  [/\band alike\b/i, "and the like"],
  [/\bfor good\b/i, "finally"],
  [/\bis else that of\b/i, "otherwise it is that of"],
  [/\bwithout (a word|words)\b/i, "without a message"],
  [/\bin (its|their) stead\b/i, "instead"],
  [/\bhas? bitten\b/i, "has been a problem for"],
  [/\bmakes? of it\b/i, "say what the result is"],
  [/\bknows? no (?!more)\w+/i, "does not know"],
  [/\bneed not even\b/i, "do not have to"],
  [/\bmay be in vain\b|\bin vain\b/i, "without a result"],
  [/(?<!there |which )\b(is|are|was|were) no (?!longer|more|such|other|one\b)[a-z]+/i, "is not a"],
  [/\bwill do\b/i, "is enough"],
  [/\b(is|are) over\b/i, "has ended, has expired"],
  [/\bthat there is not\b/i, "that does not exist"],
  [/\beven so\b/i, "all the same, nevertheless"],
  [/\bhow grave\b/i, "how severe"],
];
