"""The labelling configuration of a Label Studio project: labels, fields of each label, relations.

https://labelstud.io/tags/labels, https://labelstud.io/tags/textarea, https://labelstud.io/tags/relation
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from .inventory import fields_of, labels_of
from .regions import PART, Marked

TEXT_TAG, LABEL_TAG = "the-text", "the-label"  # a field's name has no dash


def configuration(marked: Iterable[Marked]) -> str:
    """The XML to paste into the project's labelling interface before the tasks are imported."""
    regions = [region for each in marked for region in each.regions]
    labels = labels_of(regions)
    parts = [label for label in labels if label.startswith(PART)]
    lines = [
        "<View>",
        "  <Style>.htx-text { white-space: pre-wrap; }</Style>",
        "  <Relations>",
        *(f"    <Relation value={quoteattr(part.removeprefix(PART))}/>" for part in parts),
        "  </Relations>",
        f'  <Labels name="{LABEL_TAG}" toName="{TEXT_TAG}">',
        *(f"    <Label value={quoteattr(label)}/>" for label in labels),
        "  </Labels>",
        f'  <Text name="{TEXT_TAG}" value="$text" granularity="symbol"/>',
    ]
    for name, kinds in fields_of(regions).items():
        shown = f'visibleWhen="region-selected" whenTagName="{LABEL_TAG}"'
        limits = (
            f'perRegion="true" maxSubmissions="1" editable="true" placeholder={quoteattr(name)}'
        )
        which = f"whenLabelValue={quoteattr(','.join(kinds))}"
        lines.append(
            f'  <TextArea name={quoteattr(name)} toName="{TEXT_TAG}" {limits} {shown} {which}/>'
        )
    return "\n".join([*lines, "</View>"]) + "\n"
