import type { Delivery } from "@/api/types";
import { isOutside, usualOf } from "@/features/report/usual-range";
import { formatFigure } from "@/lib/format";
import { measureNames } from "@/strings/measures";
import { reportStrings } from "@/strings/report";

const text = reportStrings;

/** How the answers were delivered, beside what is usual; in no score. */
export function DeliveryTable({ delivery }: { delivery: Delivery }) {
  return (
    <section className="stack" aria-labelledby="delivery-title">
      <h2 id="delivery-title" className="section-title">
        {text.delivery}
      </h2>
      <p className="hint">
        {delivery.spoken ? text.deliveryNote.spoken : text.deliveryNote.written}
      </p>
      <table className="delivery">
        <thead>
          <tr>
            <th scope="col">{text.measure}</th>
            <th scope="col">{text.yours}</th>
            <th scope="col">{text.usual}</th>
          </tr>
        </thead>
        <tbody>
          {delivery.metrics.map((metric) => (
            <tr key={metric.name}>
              <th scope="row">{measureNames[metric.name]}</th>
              <td>
                <strong className="figure">{formatFigure(metric.value)}</strong> {metric.unit}
              </td>
              <td className="hint">
                {usualOf(metric)}
                {isOutside(metric) && (
                  <span className="outside" role="img" aria-label={text.outside}>
                    !
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
