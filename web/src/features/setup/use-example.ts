import { useMutation } from "@tanstack/react-query";
import { fetchExamples } from "@/api/documents";
import type { Slot } from "@/features/setup/use-slot";

/** Gives the invented CV and job that the server ships, the way a visitor would give their own. */
export function useExample(cv: Slot, job: Slot) {
  return useMutation({
    mutationFn: async () => {
      const files = await fetchExamples();
      await Promise.all([
        cv.give({ file: files.cv }, files.cv.name),
        job.give({ file: files.job }, files.job.name),
      ]);
    },
  });
}
