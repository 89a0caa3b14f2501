// SPDX-License-Identifier: ISC
// What belongs to no session: buffers, the machine, the universe, and clients, of which none is ever attached.
#include <unistd.h>
#include <climits>

#include "shim/cli/passwd_file.hpp"
#include "shim/format/variables.hpp"

namespace shim {
namespace {

using state::Buffer;
using state::Session;

constexpr std::string_view k_version = "3.3a";
constexpr std::string_view k_buffer_mode = "#{t/p:buffer_created}: #{buffer_sample}";
constexpr std::string_view k_client_mode = "#{t/p:client_activity}: session #{session_name}";
constexpr std::string_view k_tree_mode =
    "#{?pane_format,#{?pane_marked,#[reverse],}#{pane_current_command}#{?pane_active,*,}#{?pane_marked,M,}"
    "#{?#{&&:#{pane_title},#{!=:#{pane_title},#{host_short}}},: \"#{pane_title}\",},"
    "#{?window_format,#{?window_marked_flag,#[reverse],}#{window_name}#{window_flags}"
    "#{?#{&&:#{==:#{window_panes},1},#{&&:#{pane_title},#{!=:#{pane_title},#{host_short}}}},: \"#{pane_title}\",},"
    "#{session_windows} windows#{?session_grouped, (group #{session_group}: #{session_group_list}),}"
    "#{?session_attached, (attached),}}}";

std::string host_name() {
  char name[HOST_NAME_MAX + 1] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "";
}

Value host_short(const Subject&) {
  const std::string name = host_name();
  return name.substr(0, name.find('.'));
}

// A pane's host stands for the server process: the pane's own, else any.
Value server_pid(const Subject& s) {
  if (s.place().pane != nullptr && s.place().pane->host_pid != 0) return number(s.place().pane->host_pid);
  if (s.registry() == nullptr) return std::nullopt;
  const auto hosts = s.registry()->pane_hosts();
  return hosts.empty() ? Value() : number(hosts.front().second);
}

template <auto Get>
Value of_buffer(const Subject& subject) {
  const Buffer* buffer = subject.buffer();
  return buffer != nullptr ? Get(*buffer) : std::nullopt;
}
template <auto Get>
Value of_head(const Subject& subject) {
  return subject.registry() != nullptr ? Get(subject.registry()->head()) : std::nullopt;
}

constexpr auto k_last_index = [](const Subject&, const Session& s) {
  return s.links.empty() ? Value() : number(s.links.back().index);
};
constexpr auto k_next_id = [](const state::Head& head) -> Value { return '$' + std::to_string(head.next_session); };
constexpr auto k_text = Variable::Kind::text;
constexpr auto k_time = Variable::Kind::time;

template <const std::string_view& Text>
Value constant(const Subject&) {
  return std::string(Text);
}

constexpr Variable k_rows[] = {
    {"active_window_index", of_session<[](const Subject&, const Session& s) { return number(s.current); }>, k_text},
    {"buffer_created", of_buffer<[](const Buffer& b) { return seconds(b.created_us); }>, k_time},
    {"buffer_mode_format", constant<k_buffer_mode>, k_text},
    {"buffer_name", of_buffer<[](const Buffer& b) -> Value { return b.name; }>, k_text},
    {"buffer_sample", of_buffer<[](const Buffer& b) -> Value { return b.sample; }>, k_text},
    {"buffer_size", of_buffer<[](const Buffer& b) { return number(b.size); }>, k_text},
    {"client_activity", none, k_time},
    {"client_cell_height", none, k_text},
    {"client_cell_width", none, k_text},
    {"client_control_mode", none, k_text},
    {"client_created", none, k_time},
    {"client_discarded", none, k_text},
    {"client_flags", none, k_text},
    {"client_height", none, k_text},
    {"client_key_table", none, k_text},
    {"client_last_session", none, k_text},
    {"client_mode_format", constant<k_client_mode>, k_text},
    {"client_name", none, k_text},
    {"client_pid", none, k_text},
    {"client_prefix", none, k_text},
    {"client_readonly", none, k_text},
    {"client_session", none, k_text},
    {"client_termfeatures", none, k_text},
    {"client_termname", none, k_text},
    {"client_termtype", none, k_text},
    {"client_tty", none, k_text},
    {"client_uid", none, k_text},
    {"client_user", none, k_text},
    {"client_utf8", none, k_text},
    {"client_width", none, k_text},
    {"client_written", none, k_text},
    {"config_files", [](const Subject&) -> Value { return ""; }, k_text},
    {"host", [](const Subject&) -> Value { return host_name(); }, k_text},
    {"host_short", host_short, k_text},
    {"last_window_index", of_session<k_last_index>, k_text},
    {"next_session_id", of_head<k_next_id>, k_text},
    {"pid", server_pid, k_text},
    {"socket_path",
     [](const Subject& s) -> Value { return s.context().caller != nullptr ? s.context().caller->socket_path : ""; },
     k_text},
    {"start_time", of_head<[](const state::Head& head) { return seconds(head.started_us); }>, k_time},
    {"tree_mode_format", constant<k_tree_mode>, k_text},
    {"uid", [](const Subject&) { return number(::getuid()); }, k_text},
    {"user", [](const Subject&) -> Value { return user_name(::getuid()); }, k_text},
    {"version", constant<k_version>, k_text},
};

}  // namespace

std::span<const Variable> server_variables() { return k_rows; }

}  // namespace shim
