// SPDX-License-Identifier: ISC
// One registry document in memory. The text is line-structured JSON: the head on the first lines, then one session,
// window or pane per line beginning with its id, so that a command parses only the records it touches and writes the
// others back unparsed. Not thread-safe; pointers stay valid until the record is removed or the registry dies.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "state/document_text.hpp"
#include "state/error.hpp"
#include "state/ids.hpp"
#include "state/model.hpp"
#include "state/text_pieces.hpp"

namespace state {

// What a commit writes, and what of it differs from the text that was read (state/journal.hpp): `=PART JSON`,
// `+KIND RECORD` and `-KIND ID`, a line each.
struct WrittenDocument {
  TextPieces document;  // points into the registry that made it
  std::string changes;
};

class Registry {
 public:
  // A new universe: counters from zero.
  static Registry fresh(std::string boot_id);
  // Errors: corrupt (not our JSON, or a broken line structure), unsupported (a newer schema).
  // Records are checked when they are first touched; check_invariants() touches all of them.
  static Result<Registry> parse(DocumentText text);
  static Result<Registry> parse(std::string text) { return parse(DocumentText(std::move(text))); }

  Registry(Registry&&) noexcept;
  Registry& operator=(Registry&&) noexcept;
  ~Registry();

  const Head& head() const;
  Head& edit_head();
  // The counters and flags alone, without the rest of the head being read.
  const Head& counters() const;
  const std::string& boot_id() const;
  // The generation goes up by one without the rest of the head being touched.
  void bump_generation();
  std::uint64_t generation() const;

  // Ids in ascending order.
  std::vector<SessionId> session_ids() const;
  std::vector<WindowId> window_ids() const;
  std::vector<PaneId> pane_ids() const;

  // Every pane with its host's pid, read off the lines without parsing the records.
  std::vector<std::pair<PaneId, std::int64_t>> pane_hosts() const;

  // Null when there is no such record, or its line is corrupt (check_invariants says which).
  const Session* session(SessionId id) const;
  const Window* window(WindowId id) const;
  const Pane* pane(PaneId id) const;
  // Who walks over thousands of records gives their memory back: new memory costs more than reading one again. Ends
  // all pointers to a record that was not edited.
  void let_go(WindowId id) const;
  void let_go(PaneId id) const;

  // As above, and the record will be written by the next commit.
  Session* edit_session(SessionId id);
  Window* edit_window(WindowId id);
  Pane* edit_pane(PaneId id);

  // Allocate the next id; the caller fills the record.
  Session& add_session();
  Window& add_window();
  Pane& add_pane();

  // A record with an id of long ago (a rebuild); its counter is raised above it. The record that has the id, if any.
  Session& restore_session(SessionId id);
  Window& restore_window(WindowId id);
  Pane& restore_pane(PaneId id);

  void remove_session(SessionId id);
  void remove_window(WindowId id);
  void remove_pane(PaneId id);

  // Every window is linked and has panes, every pane is in its window's list and layout exactly once, current and
  // active exist, names are unique, ids are below their counters. The error names the first breach.
  Result<void> check_invariants() const;

  // What was found broken while it was used (the index of buffers is decoded on first need): such a registry must not
  // be written.
  Result<void> damage() const;

  // The document as text: records that were not edited are the bytes that were read.
  std::string serialize() const { return write().document.joined(); }
  WrittenDocument write() const;

 private:
  struct Impl;
  explicit Registry(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace state
