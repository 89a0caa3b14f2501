// SPDX-License-Identifier: ISC
// A recorded sequence of tmux calls (format: tests/contract/transcripts/README.md) and bash's %q quoting.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace support {

struct RecordedCall {
  std::string tmux;  // $TMUX of the caller, empty: unset
  std::string pane;  // $TMUX_PANE, empty: unset
  int exit_code = 0;
  std::vector<std::string> words;
  std::string out;  // without last newlines
  std::string err;
};

// The words of a string that bash's `printf %q` wrote, separated by blanks.
std::vector<std::string> unquote_words(std::string_view text);

// Throws std::runtime_error on a line that is not in the format.
RecordedCall parse_recorded_call(std::string_view line);
std::vector<RecordedCall> load_transcript(const std::string& path);

}  // namespace support
