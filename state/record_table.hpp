// SPDX-License-Identifier: ISC
// The records of one kind: lines of the document until somebody touches them, objects from then on, lines again when
// they are written. Records do not move, so pointers to them last. Internal to Registry.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "state/document_lines.hpp"
#include "state/model_json.hpp"
#include "state/text_pieces.hpp"

namespace state {

template <class Record>
class RecordTable {
 public:
  using RecordId = decltype(Record::id);

  RecordTable() = default;
  // `text` is the document, and outlives this.
  RecordTable(std::string_view text, std::vector<RecordLine> lines) : text_(text), lines_(std::move(lines)) {}

  std::vector<RecordId> ids() const {
    std::vector<RecordId> ids;
    ids.reserve(lines_.size() + touched_.size());
    each([&](std::uint32_t id, const RecordLine*, const Touched* touched) {
      if (touched == nullptr || touched->state != State::removed) ids.push_back(RecordId{id});
    });
    return ids;
  }

  // Null when there is none, or its line does not decode.
  Record* find(RecordId id) {
    Touched* touched = touch(id.value);
    const bool there = touched != nullptr && (touched->state == State::read || touched->state == State::edited);
    return there ? &touched->record : nullptr;
  }
  Record* edit(RecordId id) {
    Record* record = find(id);
    if (record != nullptr) touch(id.value)->state = State::edited;
    return record;
  }
  // At its place in the order; the one that is there already, if there is one.
  Record& add(RecordId id) {
    if (Record* record = edit(id)) return *record;
    Touched& touched = touched_[id.value];
    touched.state = State::edited;
    touched.record = Record();
    touched.record.id = id;
    return touched.record;
  }
  void remove(RecordId id) {
    Touched* touched = touch(id.value);
    if (touched == nullptr) return;
    touched->state = State::removed;
    touched->record = Record();
  }

  // Frees what was only read: find() reads it again.
  void let_go(RecordId id) {
    const auto known = touched_.find(id.value);
    if (known != touched_.end() && known->second.state == State::read) touched_.erase(known);
  }

  // What is wrong with the line of a record that find() does not give.
  std::string complaint(RecordId id) const {
    const RecordLine* line = line_of(id.value);
    Record record;
    const auto decoded = line == nullptr ? Result<void>() : decode(line_at(text_, *line), record);
    return !decoded ? decoded.error().message : !(record.id == id) ? "two ids" : std::string();
  }

  // All records as lines, and what of them is not as it was read.
  void write(TextPieces& document, std::string& changes, std::string_view kind) const {
    Writer{*this, document, changes, kind}.write();
  }

  // `visit(id, line)` for records as they were read, `visit(id, record)` for edited ones.
  template <class Visit>
  void for_each(Visit visit) const {
    each([&](std::uint32_t id, const RecordLine* line, const Touched* touched) {
      if (touched != nullptr && touched->state == State::edited)
        visit(RecordId{id}, touched->record);
      else if (touched == nullptr || touched->state != State::removed)
        visit(RecordId{id}, line_at(text_, *line));
    });
  }

  std::uint32_t end_id() const {
    return std::max(lines_.empty() ? 0 : lines_.back().id + 1, touched_.empty() ? 0 : touched_.rbegin()->first + 1);
  }

 private:
  enum class State : std::uint8_t { read, edited, broken, removed };
  struct Touched {
    State state = State::broken;
    Record record;
  };

  struct Writer {
    const RecordTable& table;
    TextPieces& document;
    std::string& changes;
    std::string_view kind;
    bool first = true;
    const RecordLine* from = nullptr;  // lines that were not edited, up to `to`
    const RecordLine* to = nullptr;

    void write() {
      table.each([this](std::uint32_t id, const RecordLine* line, const Touched* touched) { one(id, line, touched); });
      end_run();
      if (!first) document.add("\n");
    }
    void one(std::uint32_t id, const RecordLine* line, const Touched* touched) {
      if (touched == nullptr || touched->state == State::read || touched->state == State::broken) {
        if (from == nullptr) {
          separate();
          from = line;
        }
        to = line;
        return;
      }
      end_run();
      if (touched->state == State::removed) {
        if (line != nullptr) note('-', std::to_string(id));
        return;
      }
      separate();
      const std::string json = encode(touched->record);
      if (line == nullptr || json != line_at(table.text_, *line)) note('+', json);
      document.add(json);
    }
    void end_run() {
      if (from == nullptr) return;
      const auto last = line_at(table.text_, *to);
      const char* const begin = table.text_.data() + from->begin;
      document.keep({begin, static_cast<std::size_t>(last.data() + last.size() - begin)});
      from = nullptr;
    }
    void separate() {
      if (!first) document.add(",\n");
      first = false;
    }
    void note(char what, std::string_view value) {
      changes.append(1, what).append(kind).append(" ").append(value).append("\n");
    }
  };

  // In the order of ids: `visit(id, line or null, touched or null)`.
  template <class Visit>
  void each(Visit visit) const {
    auto line = lines_.begin();
    auto touched = touched_.begin();
    while (line != lines_.end() || touched != touched_.end()) {
      if (touched == touched_.end() || (line != lines_.end() && line->id < touched->first)) {
        visit(line->id, &*line, nullptr);
        ++line;
        continue;
      }
      const bool both = line != lines_.end() && line->id == touched->first;
      visit(touched->first, both ? &*line : nullptr, &touched->second);
      if (both) ++line;
      ++touched;
    }
  }

  const RecordLine* line_of(std::uint32_t id) const {
    const auto before = [](const RecordLine& line, std::uint32_t value) { return line.id < value; };
    const auto found = std::lower_bound(lines_.begin(), lines_.end(), id, before);
    return found == lines_.end() || found->id != id ? nullptr : &*found;
  }
  // Null when there is no such record.
  Touched* touch(std::uint32_t id) {
    if (const auto known = touched_.find(id); known != touched_.end()) return &known->second;
    const RecordLine* line = line_of(id);
    if (line == nullptr) return nullptr;
    Touched& touched = touched_[id];
    const bool good = decode(line_at(text_, *line), touched.record).has_value() && touched.record.id.value == id;
    touched.state = good ? State::read : State::broken;
    return &touched;
  }

  std::string_view text_;
  std::vector<RecordLine> lines_;  // as they were read; ids ascend
  std::map<std::uint32_t, Touched> touched_;
};

}  // namespace state
