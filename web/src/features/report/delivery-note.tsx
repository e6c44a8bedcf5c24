import type { Delivery } from "@/api/types";
import { isOutside, usualOf } from "@/features/report/usual-range";
import { formatFigure } from "@/lib/format";
import { measureNames } from "@/strings/measures";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

/** Only what lies outside of its usual range. */
export function DeliveryNote({ delivery }: { delivery: Delivery }) {
  const outside = delivery.metrics.filter(isOutside);
  if (outside.length === 0) return null;
  const figures = outside.map((metric) =>
    text.figure(
      measureNames[metric.name].toLowerCase(),
      `${formatFigure(metric.value)} ${metric.unit}`,
      usualOf(metric),
    ),
  );
  return <p className="hint">{text.deliveryOf(figures.join("; "))}</p>;
}
