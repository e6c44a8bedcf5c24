/** What is counted of how something was said or written. */
import { localized } from "@/strings/localized";

const english = {
  words_per_minute: "Pace",
  talk_time: "Talk time",
  time_to_first_word: "Time to the first word",
  pauses: "Pauses",
  longest_pause: "Longest pause",
  fillers_per_minute: "Filler words",
  fillers: "Filler words",
  repeated_words: "Repeated words",
  sentence_length: "Sentence length",
};

export const measureNames = localized("measures", english);
