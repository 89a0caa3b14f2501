// SPDX-License-Identifier: ISC
// The records of one kind: lines until somebody touches them, objects from then on, lines again when they are written.
// Records do not move, so pointers to them last. Internal to Registry.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "state/document_lines.hpp"
#include "state/model_json.hpp"

namespace state {

template <class Record>
class RecordTable {
 public:
  using RecordId = decltype(Record::id);

  RecordTable() = default;
  explicit RecordTable(const std::vector<RecordLine>& lines) {
    slots_.reserve(lines.size() + 1);
    for (const auto& line : lines) slots_.push_back(Slot{line.id, State::line, line.json, nullptr});
  }

  std::vector<RecordId> ids() const {
    std::vector<RecordId> ids;
    ids.reserve(slots_.size());
    for (const auto& slot : slots_)
      if (slot.state != State::removed) ids.push_back(RecordId{slot.id});
    return ids;
  }

  // Null when there is none, or its line does not decode.
  Record* find(RecordId id) {
    Slot* slot = slot_of(id);
    if (slot == nullptr || slot->state == State::removed || slot->state == State::broken) return nullptr;
    if (slot->state == State::line) decode_slot(*slot);
    return slot->record.get();
  }
  Record* edit(RecordId id) {
    Record* record = find(id);
    if (record != nullptr) slot_of(id)->state = State::edited;
    return record;
  }
  Record& add(RecordId id) {  // greater than every id so far
    slots_.push_back(Slot{id.value, State::edited, {}, std::make_unique<Record>()});
    slots_.back().record->id = id;
    return *slots_.back().record;
  }
  // At its place in the order; the one that is there already, if there is one.
  Record& restore(RecordId id) {
    if (Record* record = edit(id)) return *record;
    auto at = std::lower_bound(slots_.begin(), slots_.end(), id.value, before_id);
    if (at == slots_.end() || at->id != id.value) at = slots_.insert(at, Slot{id.value, State::edited, {}, nullptr});
    at->state = State::edited;
    at->record = std::make_unique<Record>();
    at->record->id = id;
    return *at->record;
  }
  void remove(RecordId id) {
    Slot* slot = slot_of(id);
    if (slot == nullptr) return;
    slot->state = State::removed;
    slot->record.reset();
  }

  // What is wrong with the line of a record that find() does not give.
  std::string complaint(RecordId id) {
    Slot* slot = slot_of(id);
    Record record;
    const auto decoded = slot == nullptr ? Result<void>() : decode(slot->line, record);
    return !decoded ? decoded.error().message : !(record.id == id) ? "two ids" : std::string();
  }

  // All records as lines, and what of them is not as it was read.
  void write(std::string& text, std::string& changes, std::string_view kind) const {
    bool first = true;
    for (const auto& slot : slots_) {
      if (slot.state == State::removed) {
        if (!slot.line.empty()) note(changes, '-', kind, std::to_string(slot.id));
        continue;
      }
      if (!first) text += ",\n";
      first = false;
      if (slot.state != State::edited) {
        text += slot.line;
        continue;
      }
      const std::string line = encode(*slot.record);
      if (line != slot.line) note(changes, '+', kind, line);
      text += line;
    }
    if (!first) text += '\n';
  }

  // `visit(id, line)` for records as they were read, `visit(id, record)` for edited ones.
  template <class Visit>
  void for_each(Visit visit) const {
    for (const auto& slot : slots_) {
      if (slot.state == State::edited)
        visit(RecordId{slot.id}, *slot.record);
      else if (slot.state != State::removed)
        visit(RecordId{slot.id}, slot.line);
    }
  }

  std::uint32_t end_id() const { return slots_.empty() ? 0 : slots_.back().id + 1; }

 private:
  enum class State : std::uint8_t { line, read, edited, broken, removed };
  struct Slot {
    std::uint32_t id;
    State state;
    std::string_view line;
    std::unique_ptr<Record> record;
  };

  static bool before_id(const Slot& slot, std::uint32_t id) { return slot.id < id; }
  static void note(std::string& changes, char what, std::string_view kind, std::string_view value) {
    changes += what;
    changes += kind;
    changes += ' ';
    changes += value;
    changes += '\n';
  }

  Slot* slot_of(RecordId id) {
    const auto found = std::lower_bound(slots_.begin(), slots_.end(), id.value, before_id);
    return found == slots_.end() || found->id != id.value ? nullptr : &*found;
  }
  void decode_slot(Slot& slot) {
    auto record = std::make_unique<Record>();
    const bool good = decode(slot.line, *record).has_value() && record->id.value == slot.id;
    slot.state = good ? State::read : State::broken;
    if (good) slot.record = std::move(record);
  }

  std::vector<Slot> slots_;  // ids ascend
};

}  // namespace state
