// SPDX-License-Identifier: ISC
// The line structure of a registry document. The whole text is one JSON value, and is laid out so that a record is
// found without a parser:
//   {"head":{...},
//   "server_options":{...},     and five more parts of the head
//   "sessions":[
//   {"id":0,...},
//   {"id":1,...}
//   ],
//   "windows":[ ... ],
//   "panes":[
//   {"id":0,"host":1234,...}
//   ]}
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "state/error.hpp"

namespace state {

inline constexpr std::array<std::string_view, 6> k_head_parts{"server_options", "session_options", "window_options",
                                                              "environment",    "buffers",         "key_tables"};
inline constexpr std::array<std::string_view, 3> k_record_kinds{"sessions", "windows", "panes"};

struct RecordLine {
  std::uint32_t id = 0;
  std::uint32_t begin = 0;  // in the text
};

struct DocumentLines {
  std::array<std::string_view, k_head_parts.size()> parts;
  std::array<std::vector<RecordLine>, k_record_kinds.size()> records;  // ids ascend
};

// The object in the first line: enough to know the schema before anything else is believed.
Result<std::string_view> head_line(std::string_view text);

// What it says, without the comma.
std::string_view line_at(std::string_view text, const RecordLine& line);

// Views into `text`. corrupt, with the number of the first line that is not as it must be.
Result<DocumentLines> split_document(std::string_view text);

// The id in {"id":7,
std::optional<std::uint32_t> id_of_line(std::string_view json);
// The pid in {"id":7,"host":1234,
std::optional<std::int64_t> host_of_line(std::string_view json);

}  // namespace state
