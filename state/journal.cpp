// SPDX-License-Identifier: ISC
#include "state/journal.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "state/atomic_file.hpp"
#include "state/checksum.hpp"
#include "state/document_lines.hpp"
#include "state/fd.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace state {

namespace {

constexpr std::uint64_t k_least_limit = 64 * 1024;
constexpr std::string_view k_snapshot = "snapshot", k_changes = "changes";

// KIND GENERATION SIZE CHECKSUM, a newline, and SIZE bytes.
std::string entry(std::string_view kind, std::uint64_t generation, std::string_view payload) {
  std::string text(kind);
  text += ' ' + std::to_string(generation) + ' ' + std::to_string(payload.size()) + ' ' +
          std::to_string(checksum(payload, generation)) + '\n';
  text += payload;
  return text;
}

struct Entry {
  std::string_view kind;
  std::uint64_t generation = 0;
  std::string_view payload;
};

bool take_number(std::string_view& text, char end, std::uint64_t& value) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop == text.data() + text.size() || *stop != end) return false;
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()) + 1);
  return true;
}

// False: cut off, or not what was written.
bool take_entry(std::string_view& text, Entry& entry) {
  std::uint64_t size = 0, sum = 0;
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return false;
  entry.kind = text.substr(0, space);
  text.remove_prefix(space + 1);
  if (!take_number(text, ' ', entry.generation) || !take_number(text, ' ', size) || !take_number(text, '\n', sum))
    return false;
  if (size > text.size()) return false;
  entry.payload = text.substr(0, size);
  text.remove_prefix(size);
  return checksum(entry.payload, entry.generation) == sum;
}

bool append(const std::string& path, std::uint64_t known_size, const std::string& text) {
  const Fd file(sys::open(path.c_str(), O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat info {};
  if (!file || sys::fstat(file.get(), &info) != 0) return false;
  return static_cast<std::uint64_t>(info.st_size) == known_size && write_all(file.get(), text).has_value();
}

bool replace(const std::string& path, const std::string& text) {
  // One name: whoever has the lock may remove what a killed holder left.
  const std::string temp = path + ".tmp";
  auto written = write_new_file(temp, text);
  if (!written && written.error().sys_errno == EEXIST) {
    sys::unlink(temp.c_str());
    written = write_new_file(temp, text);
  }
  if (!written) return false;
  if (sys::rename(temp.c_str(), path.c_str()) == 0) return true;
  sys::unlink(temp.c_str());
  return false;
}

// A document as lines that can be replaced.
class Replay {
 public:
  Result<void> load(std::string_view document) {
    ROOST_TRY_ASSIGN(head_, head_line(document));
    ROOST_TRY_ASSIGN(const DocumentLines lines, split_document(document));
    std::copy(lines.parts.begin(), lines.parts.end(), parts_.begin());
    for (std::size_t kind = 0; kind < records_.size(); ++kind) {
      records_[kind].clear();
      for (const auto& line : lines.records[kind]) records_[kind][line.id] = line_at(document, line);
    }
    return {};
  }

  bool apply(std::string_view changes) {
    while (!changes.empty()) {
      const auto end = std::min(changes.find('\n'), changes.size());
      const auto line = changes.substr(0, end);
      changes.remove_prefix(std::min(end + 1, changes.size()));
      const auto space = line.find(' ');
      if (space == std::string_view::npos || !apply(line.front(), line.substr(1, space - 1), line.substr(space + 1)))
        return false;
    }
    return true;
  }

  std::string document() const {
    std::string text = "{\"head\":" + std::string(head_) + ",\n";
    for (std::size_t i = 0; i < parts_.size(); ++i)
      text += '"' + std::string(k_head_parts[i]) + "\":" + std::string(parts_[i]) + ",\n";
    for (std::size_t kind = 0; kind < records_.size(); ++kind) {
      text += '"' + std::string(k_record_kinds[kind]) + "\":[\n";
      for (auto record = records_[kind].begin(); record != records_[kind].end(); ++record)
        text += std::string(record->second) + (std::next(record) == records_[kind].end() ? "\n" : ",\n");
      text += kind + 1 == records_.size() ? "]}\n" : "],\n";
    }
    return text;
  }

 private:
  bool apply(char what, std::string_view name, std::string_view value) {
    if (what == '=' && name == "head") return head_ = value, true;
    const auto part = std::find(k_head_parts.begin(), k_head_parts.end(), name);
    if (what == '=' && part != k_head_parts.end())
      return parts_[static_cast<std::size_t>(part - k_head_parts.begin())] = value, true;
    const auto kind = std::find(k_record_kinds.begin(), k_record_kinds.end(), name);
    if (kind == k_record_kinds.end()) return false;
    auto& records = records_[static_cast<std::size_t>(kind - k_record_kinds.begin())];
    std::uint32_t id = 0;
    if (what == '-') return std::from_chars(value.data(), value.data() + value.size(), id), records.erase(id), true;
    const auto known = what == '+' ? id_of_line(value) : std::nullopt;
    if (known) records[*known] = value;
    return known.has_value();
  }

  std::string_view head_;
  std::array<std::string_view, k_head_parts.size()> parts_{};
  std::array<std::map<std::uint32_t, std::string_view>, k_record_kinds.size()> records_;
};

}  // namespace

std::uint64_t write_journal(const std::string& path, std::uint64_t known_size, std::uint64_t generation,
                            const WrittenDocument& written) {
  const std::uint64_t limit = std::max<std::uint64_t>(k_least_limit, 4 * written.document.size());
  if (known_size > 0 && known_size < limit) {
    const std::string text = entry(k_changes, generation, written.changes);
    if (append(path, known_size, text)) return known_size + text.size();
  }
  const std::string text = entry(k_snapshot, generation, written.document.joined());
  return replace(path, text) ? text.size() : 0;
}

Result<std::string> replay_journal(const std::string& path) {
  ROOST_TRY_ASSIGN(const std::string text, read_file(path));
  std::string_view rest = text;
  Entry entry;
  if (!take_entry(rest, entry) || entry.kind != k_snapshot)
    return fail(ErrorCode::corrupt, path + ": does not begin with a snapshot");
  Replay replay;
  ROOST_TRY(replay.load(entry.payload));
  for (std::uint64_t generation = entry.generation; take_entry(rest, entry); ++generation)
    if (entry.kind != k_changes || entry.generation != generation + 1 || !replay.apply(entry.payload)) break;
  return replay.document();
}

}  // namespace state
