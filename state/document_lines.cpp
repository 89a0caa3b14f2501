// SPDX-License-Identifier: ISC
#include "state/document_lines.hpp"

#include <charconv>
#include <cstring>
#include <string>

namespace state {

namespace {

constexpr std::string_view k_head_start = "{\"head\":";
constexpr std::string_view k_id_start = "{\"id\":";
constexpr std::string_view k_host_start = ",\"host\":";

// Takes a decimal number without leading zeros off the front.
template <class Number>
bool take_number(std::string_view& text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc()) return false;
  const auto length = static_cast<std::size_t>(end - text.data());
  if (length > 1 && text.front() == '0') return false;
  text.remove_prefix(length);
  return true;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

class LineReader {
 public:
  explicit LineReader(std::string_view text) : rest_(text) {}

  // Without its newline. False at the end, and when the newline is missing: the text is cut off there.
  bool next(std::string_view& line) {
    ++number_;
    const void* newline = rest_.empty() ? nullptr : std::memchr(rest_.data(), '\n', rest_.size());
    if (newline == nullptr) return false;
    const auto length = static_cast<std::size_t>(static_cast<const char*>(newline) - rest_.data());
    line = rest_.substr(0, length);
    rest_.remove_prefix(length + 1);
    return true;
  }
  bool at_end() const { return rest_.empty(); }

  tl::unexpected<Error> expected(std::string_view what) const {
    const bool cut_off = rest_.empty();
    return fail(ErrorCode::corrupt, "line " + std::to_string(number_) + ": " + std::string(what) +
                                        (cut_off ? " expected, but the text ends" : " expected"));
  }

 private:
  std::string_view rest_;
  int number_ = 0;
};

// `"name":VALUE,`
bool take_part(std::string_view line, std::string_view name, std::string_view& value) {
  if (!take(line, "\"") || !take(line, name) || !take(line, "\":") || line.size() < 3 || line.back() != ',')
    return false;
  value = line.substr(0, line.size() - 1);
  return (value.front() == '{' && value.back() == '}') || (value.front() == '[' && value.back() == ']');
}

bool take_record(std::string_view line, bool is_pane, std::uint32_t& id) {
  const auto whole = line;
  if (!take(line, k_id_start) || !take_number(line, id)) return false;
  return line.size() > 1 && line.front() == ',' && line.back() == '}' && (!is_pane || host_of_line(whole));
}

Result<void> read_records(std::string_view text, LineReader& lines, std::size_t kind,
                          std::vector<RecordLine>& records) {
  const auto name = k_record_kinds[kind];
  const bool last_kind = kind + 1 == k_record_kinds.size();
  const std::string_view closing = last_kind ? "]}" : "],";
  std::string_view line;
  if (!lines.next(line) || line != "\"" + std::string(name) + "\":[")
    return lines.expected("\"" + std::string(name) + "\"");
  for (bool more = true, first = true;; first = false) {
    if (!lines.next(line)) return lines.expected("a line of \"" + std::string(name) + "\"");
    if (line == closing && (first || !more)) return {};
    if (!more) return lines.expected("the end of \"" + std::string(name) + "\"");
    more = line.ends_with(',');
    if (more) line.remove_suffix(1);
    RecordLine record{0, static_cast<std::uint32_t>(line.data() - text.data())};
    if (!take_record(line, last_kind, record.id)) return lines.expected("a record of \"" + std::string(name) + "\"");
    if (!records.empty() && records.back().id >= record.id) return lines.expected("an id greater than the one before");
    records.push_back(record);
  }
}

}  // namespace

Result<std::string_view> head_line(std::string_view text) {
  LineReader lines(text);
  std::string_view line;
  if (!lines.next(line) || !take(line, k_head_start) || line.size() < 3 || line.front() != '{' || !line.ends_with("},"))
    return lines.expected("{\"head\":{");
  return line.substr(0, line.size() - 1);
}

std::string_view line_at(std::string_view text, const RecordLine& line) {
  text.remove_prefix(line.begin);
  text = text.substr(0, text.find('\n'));
  if (text.ends_with(',')) text.remove_suffix(1);
  return text;
}

Result<DocumentLines> split_document(std::string_view text) {
  if (text.size() > UINT32_MAX) return fail(ErrorCode::corrupt, "too large");
  LineReader lines(text);
  DocumentLines document;
  std::string_view line;
  if (!lines.next(line)) return lines.expected("{\"head\":{");
  for (std::size_t i = 0; i < k_head_parts.size(); ++i)
    if (!lines.next(line) || !take_part(line, k_head_parts[i], document.parts[i]))
      return lines.expected("\"" + std::string(k_head_parts[i]) + "\"");
  for (std::size_t kind = 0; kind < k_record_kinds.size(); ++kind)
    ROOST_TRY(read_records(text, lines, kind, document.records[kind]));
  if (!lines.at_end()) return lines.next(line), lines.expected("the end of the document");
  return document;
}

std::optional<std::uint32_t> id_of_line(std::string_view json) {
  std::uint32_t id = 0;
  return take_record(json, false, id) ? std::optional(id) : std::nullopt;
}

std::optional<std::int64_t> host_of_line(std::string_view json) {
  std::uint32_t id = 0;
  std::int64_t pid = 0;
  if (!take(json, k_id_start) || !take_number(json, id) || !take(json, k_host_start) || !take_number(json, pid) ||
      json.empty() || (json.front() != ',' && json.front() != '}'))
    return std::nullopt;
  return pid;
}

}  // namespace state
