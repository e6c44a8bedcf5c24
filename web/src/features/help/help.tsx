import { Button } from "@/components/button";
import { Modal } from "@/components/modal";
import { helpStrings } from "@/strings/help";
import "./help.css";

const text = helpStrings;

/** What Viva does in three sentences, and the keys. */
export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Modal open title={text.title} onClose={onClose}>
      {text.words.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <table className="delivery help-keys">
        <caption className="label-small">{text.keysTitle}</caption>
        <tbody>
          {text.keys.map(({ keys, does }) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="dialog-actions">
        <Button look="primary" onClick={onClose}>
          {text.close}
        </Button>
      </div>
    </Modal>
  );
}
