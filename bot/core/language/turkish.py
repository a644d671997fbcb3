"""The endings of Turkish words, in folded letters."""

import re

DENYING = re.compile(
    r"m(?:[iu]y\w*|[ae]y(?:o\w*|[ae][nc]\w*)?|yor?\w*|oo?r\w*|[ae]d[iu]\w*|[ae]d[ae]n|[ae]z\w*|[ae]m[iu]s\w*|[ae]m"
    r"|[ae]s[ae]\w*|[ae]s[iu]n\w*)$"
)
"""After the stem of a verb: -me-, -ma- and what follows it ("dönmüyor", "düşmedim"); not the noun ("dönme")."""

UNABLE = re.compile(r"y?[ae]" + DENYING.pattern)
"""The same for what somebody cannot do ("kalkamıyorum")."""

ENDINGS = re.compile(
    r"(?:l[ae]r|yd[iu]|ym[iu]s|ys[ae]|m[iu]z|n[iu]z|s[iu]n?|[dt][ae]n?|n[iu]n|n[iu]|n[ae]|y?l[ae]|l[iu][kg]?|s[iu]z|c[iuae]|k[iu]"
    r"|y?[iu]p|m[ae]k?|[dt][iu][kgr]?|[iu]?yor?|m[iu]s|y?[ae]c[ae][kg]|[aeiu]r|s[ae]|y?[ae]r[ae]k|y?[iu]nc[ae]|ken"
    r"|y?[ae]bil|[iu]ver|y?[ae]n?|y?[iu]|[iu][mnzls]|[mnkrzt]|c[ae]s[iu]n[ae])*$"
)
"""After a stem: a chain of endings of nouns and verbs, in any order; good Turkish or not, but no other word."""
