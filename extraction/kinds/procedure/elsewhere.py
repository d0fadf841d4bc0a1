"""Injections, blocks and ablations that have nothing to do with pain: of hearts and organs, for anaesthesia, of dye."""

from __future__ import annotations

import re

from extraction.chart import Chart, Sentence
from extraction.kinds.procedure.named import Named

_ANAESTHESIA = re.compile(r"\ban(?:a)?esthe(?:sia|tic)\b")
_OF_DYE = re.compile(
    r"\s(?:of|with)\s(?:(?:[\d.,]+\s?(?:ml|cc|mci|mcg|mg|millicuries)\s(?:of\s)?)?(?:\w+\s){0,2})?(?:contrast|gadolinium|dye\b|radio\w+"
    r"|tracer|isotope|indigo|cholecyst\w+|sestamibi|thallium|talc|filler)"
)
_ORGAN_BEFORE = re.compile(
    r"\b(?:angio\w*|ventriculo\w*|aort\w*|arter(?:y|ies|ial)|coronary|carotid|lymph node|venous|hepatitis \w\s\w+|vaccine"
    r"|lucentis|avastin|eylea|intravitreal|insulin|b-?12|vitamin|testosterone|humira|enbrel|allergy|flu|heparin|lovenox|perlane|restylane|juvederm|deflux|collagen|caverject|hcg|beta|calcium channel|ring|bite|av|\(av\)|atrioventricular|fascicular"
    r"|bundle branch|heart|dental|alveolar|apical|orbital|infraorbital|retrobulbar|peribulbar|penile|bier|subarachnoid"
    r"|interscalene|field|paracervical|fatty|pleural|pulmonary|endometri\w+|prostat\w+|renal|hepatic|tumou?r|thyroid|iodine(?: 131)?"
    r"|cryosurgical|photo|laser|cardiac|atrial|nasal|septal|tissue|leukemic|lymphocytic|saline)[\s-](?:nerve\s)?\Z"
)
_ORGAN_AFTER = re.compile(
    r"[\w\s,-]{0,40}?\b(?:endometri\w+|prostat\w+|renal|kidney|hepatic|liver|atrial|fibrillation|flutter|arrhythmia|tonsil\w*"
    r"|turbinates?|epistaxis|condylom\w+|keratos\w+|lesions?|varic\w+|vein|polyps?|uter\w+|wave|wand|cautery|shortness)\b"
)
_BLEEDING_AFTER = re.compile(r"(?:\s?[,/]\s?|\s(?:or|and)\s)(?:subdural|subarachnoid|intra\w+|extra\w+)\b")
_BLEEDING_BEFORE = re.compile(
    r"\b(?:subdural|subarachnoid|intracranial|intraparenchymal)\b[\w\s,]{0,24}\b(?:or|and)\s\Z"
)
_CAUDAL = re.compile(r"caudals?")
_GOES_ON = re.compile(
    r"\W*\Z|\s*[^\w\s]|\s(?:was|were|is|are|in|on|at|with|without|under|for|and|or|but|then|gave|did|has|had|helped|last\w*|done"
    r"|again|this|that|which|to|by|from|given|performed|planned|requested|next|x|no|#?\d|esi|steroids?|epidurals?|inj\w*|blocks?"
    r"|approach|route|l\d|s\d|followed|after|before|if|when|only|worked|wore|today|yesterday|needle|also)\b"
)
_BIRTH = re.compile(
    r"\b(?:gravida|c-section|ca?esarean|vaginal delivery|labou?r (?:and|room|pain)|in labou?r|intrauterine|obstetric\w*|postpartum"
    r"|antepartum|prenatal|amniotic|cervix|fetal|placenta|newborn|primip\w+)\b"
)
_PAIN = re.compile(r"\b(?:back pain|radicul\w+|sciatica|neck pain|stenosis|spondyl\w+|disc|disks?|lumbago|leg pain)\b")


_NERVE_TEST = re.compile(
    r"\b(?:active|acute|chronic|ongoing|subacute|evidence of|signs? of|membrane instability|fibrillations?)\b[^.;]{0,40}\Z"
)
_FACTOR = re.compile(
    r"\s?(?:factor|titer|(?:was|were|is|are)\s(?:\w+\s)?(?:negative|positive|normal|elevated|high|weakly|\d)|negative|positive|[<>=:]\s?\d)"
)
_OF_ORGANS = re.compile(
    r"\s(?:on|of|for|to|including|such as)\s(?:(?:an?|the|his|her|their|both|left|right|bilateral|undescended|multiple|removal of)\s){0,3}(?:kidney|renal|stomach|testic\w+"
    r"|eyes?\b|cataract|heart|cardiac|bowel|gall\s?bladder|hernia|ovar\w+|uter\w+|bladder|prostat\w+|colon|liver|lung|breast|thyroid|carotid|aneurysm"
    r"|varicose|sinus|tonsil\w*|ears?\b|nose|nasal|throat|append\w+|melanoma|tumou?r|cancer|abdom\w+|pelvi\w+|rect\w+|vagin\w+|ulcer|obstruction"
    r"|hemorrhoid\w*|brain|skull|undescended|incontinence|endometriosis|ectopic|hyster\w+|cholecyst\w+|tubal|c-?section|ca?esarean)"
)


def is_elsewhere(chart: Chart, named: Named) -> bool:
    """Say whether a name or an act is of another part of medicine ("AV block", "ablation of endometriosis").

    So is anaesthesia under its own heading, an epidural of a birth, bleeding named after its place, and the injection
    of a dye.
    """
    if named.family == "surgery":
        return _of_organs(chart, named)
    section = chart.section_at(named.start)
    if section is not None and _ANAESTHESIA.search(chart.lower, section.start, section.heading_end):
        return True
    if named.family == "epidural_injection":
        return _no_epidural(chart, named)
    if named.act == "ablate" and _is_result(chart, named):
        return True
    if named.form != "bare":
        return False
    before, after = max(0, named.start - 30), named.end + 60
    if _ORGAN_BEFORE.search(chart.lower, before, named.start) or _OF_DYE.match(chart.lower, named.end, after):
        return True
    return named.act == "ablate" and _ORGAN_AFTER.match(chart.lower, named.end, after) is not None


def _of_organs(chart: Chart, named: Named) -> bool:
    """Say whether an unnamed operation is told to be one on an organ, or an amputation to be the accident itself."""
    if chart.lower.startswith("amputation", named.start):
        return chart.lower.endswith("traumatic ", 0, named.start)
    return named.rule == "procedure.surgery.unnamed" and _OF_ORGANS.match(chart.lower, named.end) is not None


def _is_result(chart: Chart, named: Named) -> bool:
    """Say whether "denervation" is what a study of nerves found, and "RF" the rheumatoid factor."""
    if named.end - named.start == len("rf"):
        return _FACTOR.match(chart.lower, named.end) is not None or chart.lower.endswith("ana and ", 0, named.start)
    if not chart.lower.startswith("denervation", named.start):
        return False
    return _NERVE_TEST.search(chart.lower, max(0, named.start - 60), named.start) is not None


def _no_epidural(chart: Chart, named: Named) -> bool:
    if _CAUDAL.fullmatch(chart.lower, named.start, named.end):
        return _GOES_ON.match(chart.lower, named.end, named.end + 20) is None
    start = max(0, named.start - 50)
    if _BLEEDING_AFTER.match(chart.lower, named.end) or _BLEEDING_BEFORE.search(chart.lower, start, named.start):
        return True
    return bool(chart.found("births", _births))


def _births(chart: Chart) -> list[Sentence]:
    """Return the words for a birth where a note has more than one of them and none for a pain of the spine."""
    found = [Sentence(match.start(), match.end()) for match in _BIRTH.finditer(chart.lower)]
    return found if len(found) > 1 and _PAIN.search(chart.lower) is None else []
