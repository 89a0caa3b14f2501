// SPDX-License-Identifier: ISC
#include "state/registry.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "state/document_lines.hpp"
#include "state/model_json.hpp"
#include "state/record_table.hpp"

namespace state {

struct Registry::Impl {
  enum class HeadPart : std::uint8_t {
    server_options,
    session_options,
    window_options,
    environment,
    buffers,
    key_tables
  };

  DocumentText text;  // what was read; lines of the tables are views into it
  DocumentLines lines;
  Head head;
  bool parts_edited = false;
  bool buffers_read = false;
  std::optional<Error> damage;
  RecordTable<Session> sessions;
  RecordTable<Window> windows;
  RecordTable<Pane> panes;

  std::string_view part(HeadPart which) const { return lines.parts[static_cast<std::size_t>(which)]; }

  template <class Value>
  Result<void> read_part(HeadPart which, Value& value) {
    const auto json = part(which);
    if (json.size() <= 2) return {};  // {} or []
    auto decoded = decode(json, value);
    if (decoded) return {};
    return fail(ErrorCode::corrupt,
                std::string(k_head_parts[static_cast<std::size_t>(which)]) + ": " + decoded.error().message);
  }

  Result<void> read_head() {
    ROOST_TRY(read_part(HeadPart::server_options, head.server_options));
    ROOST_TRY(read_part(HeadPart::session_options, head.session_options));
    ROOST_TRY(read_part(HeadPart::window_options, head.window_options));
    return read_part(HeadPart::environment, head.environment);
  }

  void read_buffers() {
    if (buffers_read) return;
    buffers_read = true;
    if (auto read = read_part(HeadPart::buffers, head.buffers); !read) {
      head.buffers.clear();
      damage = read.error();
    }
    if (auto read = read_part(HeadPart::key_tables, head.key_tables); !read) {
      head.key_tables.clear();
      damage = read.error();
    }
  }

  Result<void> read_records() {
    sessions = RecordTable<Session>(text.view(), std::move(lines.records[0]));
    windows = RecordTable<Window>(text.view(), std::move(lines.records[1]));
    panes = RecordTable<Pane>(text.view(), std::move(lines.records[2]));
    if (sessions.end_id() > head.next_session || windows.end_id() > head.next_window || panes.end_id() > head.next_pane)
      return fail(ErrorCode::corrupt, "an id is not below its counter");
    return {};
  }

  template <class Value>
  void write_part(WrittenDocument& out, HeadPart which, const Value& value) const {
    const auto name = k_head_parts[static_cast<std::size_t>(which)];
    out.document.add("\"");
    out.document.add(name);
    out.document.add("\":");
    if (parts_edited) {
      const std::string json = encode(value);
      if (json != part(which)) out.changes.append("=").append(name).append(" ").append(json).append("\n");
      out.document.add(json);
    } else {
      out.document.keep(part(which));
    }
    out.document.add(",\n");
  }

  template <class Record>
  void write_records(WrittenDocument& out, std::size_t kind, const RecordTable<Record>& table) const {
    out.document.add("\"");
    out.document.add(k_record_kinds[kind]);
    out.document.add("\":[\n");
    table.write(out.document, out.changes, k_record_kinds[kind]);
    out.document.add(kind + 1 == k_record_kinds.size() ? "]}\n" : "],\n");
  }
};

Registry::Registry(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Registry::Registry(Registry&&) noexcept = default;
Registry& Registry::operator=(Registry&&) noexcept = default;
Registry::~Registry() = default;

Registry Registry::fresh(std::string boot_id) {
  auto impl = std::make_unique<Impl>();
  impl->head.boot_id = std::move(boot_id);
  impl->parts_edited = true;
  impl->buffers_read = true;
  return Registry(std::move(impl));
}

Result<Registry> Registry::parse(DocumentText text) {
  auto impl = std::make_unique<Impl>();
  impl->text = std::move(text);
  ROOST_TRY_ASSIGN(const auto counters, head_line(impl->text.view()));
  ROOST_TRY(decode_counters(counters, impl->head));
  ROOST_TRY_ASSIGN(impl->lines, split_document(impl->text.view()));
  ROOST_TRY(impl->read_head());
  ROOST_TRY(impl->read_records());
  return Registry(std::move(impl));
}

const Head& Registry::head() const {
  impl_->read_buffers();
  return impl_->head;
}

Head& Registry::edit_head() {
  impl_->read_buffers();
  impl_->parts_edited = true;
  return impl_->head;
}

const std::string& Registry::boot_id() const { return impl_->head.boot_id; }
const Head& Registry::counters() const { return impl_->head; }
std::uint64_t Registry::generation() const { return impl_->head.generation; }
void Registry::bump_generation() { ++impl_->head.generation; }

std::vector<SessionId> Registry::session_ids() const { return impl_->sessions.ids(); }
std::vector<WindowId> Registry::window_ids() const { return impl_->windows.ids(); }
std::vector<PaneId> Registry::pane_ids() const { return impl_->panes.ids(); }

std::vector<std::pair<PaneId, std::int64_t>> Registry::pane_hosts() const {
  struct Reader {
    std::vector<std::pair<PaneId, std::int64_t>> hosts;
    void operator()(PaneId id, std::string_view line) { hosts.emplace_back(id, host_of_line(line).value_or(0)); }
    void operator()(PaneId id, const Pane& pane) { hosts.emplace_back(id, pane.host_pid); }
  } reader;
  impl_->panes.for_each(std::ref(reader));
  return std::move(reader.hosts);
}

const Session* Registry::session(SessionId id) const { return impl_->sessions.find(id); }
const Window* Registry::window(WindowId id) const { return impl_->windows.find(id); }
const Pane* Registry::pane(PaneId id) const { return impl_->panes.find(id); }
void Registry::let_go(WindowId id) const { impl_->windows.let_go(id); }
void Registry::let_go(PaneId id) const { impl_->panes.let_go(id); }

Session* Registry::edit_session(SessionId id) { return impl_->sessions.edit(id); }
Window* Registry::edit_window(WindowId id) { return impl_->windows.edit(id); }
Pane* Registry::edit_pane(PaneId id) { return impl_->panes.edit(id); }

Session& Registry::add_session() { return impl_->sessions.add(SessionId{impl_->head.next_session++}); }
Window& Registry::add_window() { return impl_->windows.add(WindowId{impl_->head.next_window++}); }
Pane& Registry::add_pane() { return impl_->panes.add(PaneId{impl_->head.next_pane++}); }

namespace {

template <class Table, class Id>
auto& restored(Table& table, Id id, std::uint32_t& counter) {
  counter = std::max(counter, id.value + 1);
  return table.add(id);
}

}  // namespace

Session& Registry::restore_session(SessionId id) { return restored(impl_->sessions, id, impl_->head.next_session); }
Window& Registry::restore_window(WindowId id) { return restored(impl_->windows, id, impl_->head.next_window); }
Pane& Registry::restore_pane(PaneId id) { return restored(impl_->panes, id, impl_->head.next_pane); }

void Registry::remove_session(SessionId id) { impl_->sessions.remove(id); }
void Registry::remove_window(WindowId id) { impl_->windows.remove(id); }
void Registry::remove_pane(PaneId id) { impl_->panes.remove(id); }

Result<void> Registry::damage() const {
  if (impl_->damage) return tl::unexpected(*impl_->damage);
  return {};
}

WrittenDocument Registry::write() const {
  const Impl& from = *impl_;
  WrittenDocument out;
  const std::string counters = encode_counters(from.head);
  out.changes.append("=head ").append(counters).append("\n");
  out.document.add("{\"head\":");
  out.document.add(counters);
  out.document.add(",\n");
  from.write_part(out, Impl::HeadPart::server_options, from.head.server_options);
  from.write_part(out, Impl::HeadPart::session_options, from.head.session_options);
  from.write_part(out, Impl::HeadPart::window_options, from.head.window_options);
  from.write_part(out, Impl::HeadPart::environment, from.head.environment);
  from.write_part(out, Impl::HeadPart::buffers, from.head.buffers);
  from.write_part(out, Impl::HeadPart::key_tables, from.head.key_tables);
  from.write_records(out, 0, from.sessions);
  from.write_records(out, 1, from.windows);
  from.write_records(out, 2, from.panes);
  return out;
}

}  // namespace state
