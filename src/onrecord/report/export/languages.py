"""Languages as FollowTheMoney writes them."""

from __future__ import annotations

_CODES = (
    "af:afr ar:ara az:aze be:bel bg:bul bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est "
    "fa:fas fi:fin fr:fra he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn ka:kat kk:kaz "
    "km:khm kn:kan ko:kor ky:kir lb:ltz lt:lit lv:lav mk:mkd mn:mon ms:msa mt:mlt my:mya ne:nep nl:nld "
    "no:nor pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp sv:swe sw:swa tg:tgk tk:tuk tl:tgl "
    "tr:tur uk:ukr ur:urd uz:uzb zh:zho"
)
THREE_LETTERS = dict(pair.split(":") for pair in _CODES.split())
"""ISO 639-1 -> ISO 639-3, of the languages that FollowTheMoney knows."""
