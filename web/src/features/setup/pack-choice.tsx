import { usePacks } from "@/api/packs";
import { SelectField } from "@/components/field";
import { setupStrings } from "@/strings/setup";

const text = setupStrings;

type Props = { value: string; onChange: (pack: string) => void };

/** Where the questions come from; the list is fetched, so that nobody waits for it who leaves it. */
export function PackChoice({ value, onChange }: Props) {
  const { data } = usePacks();
  const options = (data?.items ?? []).map(({ name, title }) => ({ value: name, label: title }));
  const known = !value || options.some((option) => option.value === value);
  return (
    <SelectField
      label={text.pack}
      value={value}
      options={[
        { value: "", label: text.packAuto },
        ...options,
        ...(known ? [] : [{ value, label: value }]),
      ]}
      onChange={onChange}
    />
  );
}
