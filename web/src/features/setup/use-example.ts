import { useMutation } from "@tanstack/react-query";
import { fetchExampleCv } from "@/api/documents";
import type { Configuration } from "@/api/types";
import type { Slot } from "@/features/setup/use-slot";

/** Gives the invented CV and job that the server ships, the way a visitor would give their own. */
export function useExample(example: Configuration["example"] | undefined, cv: Slot, job: Slot) {
  return useMutation({
    mutationFn: async () => {
      if (!example) return;
      const file = await fetchExampleCv(example.cv_url);
      await Promise.all([
        cv.give({ file }, file.name),
        job.give({ text: example.job_text }, "example-job.txt"),
      ]);
    },
  });
}
