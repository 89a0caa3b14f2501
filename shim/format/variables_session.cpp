// SPDX-License-Identifier: ISC
// session_*: no session here has an attached client.
#include "shim/format/alerts.hpp"
#include "shim/format/variables.hpp"
#include "shim/live/marked_pane.hpp"

namespace shim {
namespace {

using state::Session;

Value alerts(const Subject&, const Session& session) {
  std::string out;
  for (const state::WindowLink& link : session.links) {
    if (link.alerts == 0) continue;
    out.append(out.empty() ? "" : ",").append(std::to_string(link.index)).append(alert_marks(link));
  }
  return out;
}

Value stack(const Subject&, const Session& session) {
  std::string out = std::to_string(session.current);
  for (const int index : session.last) out.append(",").append(std::to_string(index));
  return out;
}

Value is_marked(const Subject& s, const Session& session) {
  const state::Session* marked = marked_place(*s.registry()).session;
  return yes_no(marked != nullptr && marked->id == session.id);
}

template <auto Get>
Value of_group(const Subject& subject) {
  const Session* session = subject.place().session;
  if (session == nullptr || subject.registry() == nullptr || session->group.empty()) return std::nullopt;
  return Get(*session, sessions_in_group(*subject.registry(), *session));
}
using Members = std::vector<const Session*>;

constexpr auto k_none_attached = [](const Subject&, const Session&) { return yes_no(false); };
constexpr auto k_text = Variable::Kind::text;
constexpr auto k_time = Variable::Kind::time;

constexpr Variable k_rows[] = {
    {"session_activity", of_session<[](const Subject&, const Session& s) { return seconds(s.activity_us); }>, k_time},
    {"session_alerts", of_session<alerts>, k_text},
    {"session_attached", of_session<k_none_attached>, k_text},
    {"session_attached_list", none, k_text},
    {"session_created", of_session<[](const Subject&, const Session& s) { return seconds(s.created_us); }>, k_time},
    {"session_format", [](const Subject& s) { return yes_no(s.kind() == Subject::Kind::session); }, k_text},
    {"session_group", of_group<[](const Session& s, const Members&) -> Value { return s.group; }>, k_text},
    {"session_group_attached", of_group<[](const Session&, const Members&) { return yes_no(false); }>, k_text},
    {"session_group_attached_list", none, k_text},
    {"session_group_list", of_group<[](const Session&, const Members& all) { return joined_names(all); }>, k_text},
    {"session_group_many_attached", of_group<[](const Session&, const Members&) { return yes_no(false); }>, k_text},
    {"session_group_size", of_group<[](const Session&, const Members& all) { return number(all.size()); }>, k_text},
    {"session_grouped", of_session<[](const Subject&, const Session& s) { return yes_no(!s.group.empty()); }>, k_text},
    {"session_id",
     of_session<[](const Subject&, const Session& s) -> Value { return '$' + std::to_string(s.id.value); }>, k_text},
    {"session_last_attached", of_session<[](const Subject&, const Session& s) { return seconds(s.last_attached_us); }>,
     k_time},
    {"session_many_attached", of_session<k_none_attached>, k_text},
    {"session_marked", of_session<is_marked>, k_text},
    {"session_name", of_session<[](const Subject&, const Session& s) -> Value { return s.name; }>, k_text},
    {"session_path", of_session<[](const Subject&, const Session& s) -> Value { return s.path; }>, k_text},
    {"session_stack", of_session<stack>, k_text},
    {"session_windows", of_session<[](const Subject&, const Session& s) { return number(s.links.size()); }>, k_text},
};

}  // namespace

std::span<const Variable> session_variables() { return k_rows; }

}  // namespace shim
