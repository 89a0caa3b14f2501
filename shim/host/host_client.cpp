// SPDX-License-Identifier: ISC
#include "shim/host/host_client.hpp"

#include "shim/host/copy_messages.hpp"
#include "shim/host/messages.hpp"
#include "shim/host/round_trip.hpp"
#include "shim/host/socket_path.hpp"
#include "state/file_lock.hpp"
#include "state/locked_registry.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::Fd;
using state::Result;

constexpr std::chrono::milliseconds k_stop_wait{2000};
constexpr std::chrono::milliseconds k_search_wait{30'000};   // a long history, and a dear expression
constexpr std::chrono::milliseconds k_respawn_wait{30'000};  // executing a program may read a slow disk

// In the words of the command that asks.
tl::unexpected<state::Error> too_old(state::PaneId pane, state::Error error) {
  const std::string command(state::lock_command());
  error.message = "pane %" + std::to_string(pane.value) +
                  " runs an older host: " + (command.empty() ? "this" : command) + " is not supported";
  return tl::unexpected(std::move(error));
}

}  // namespace

Result<HostClient> HostClient::connect(const state::StateDir& dir, state::PaneId pane) {
  state::assert_no_lock_held("HostClient::connect");
  ROOST_TRY_ASSIGN(Fd socket, connect_to(dir.pane_socket(pane)));
  return HostClient(pane, std::move(socket));
}

Result<HostClient> HostClient::connect(const state::StateDir& dir, const state::Pane& pane) {
  auto named = connect(dir, pane.id);
  if (named || named.error().code != ErrorCode::not_found || pane.nonce.empty()) return named;
  if (auto staged = connect_to(dir.staged_socket(pane.nonce))) return HostClient(pane.id, std::move(*staged));
  return connect(dir, pane.id);  // it got its name between our two looks
}

Result<std::string> HostClient::ask(const std::string& frame, std::chrono::milliseconds wait) const {
  auto answer = round_trip(socket_.get(), frame, wait);
  if (!answer && answer.error().code == ErrorCode::unsupported) return too_old(pane_, answer.error());
  return answer;
}

Result<void> HostClient::order(const std::string& frame) const {
  ROOST_TRY(ask(frame, k_answer_wait));
  return {};
}

Result<void> HostClient::input(const std::vector<InputItem>& items) { return order(encode_input(items)); }

Result<std::string> HostClient::capture(const CaptureRequest& request) {
  ROOST_TRY_ASSIGN(const std::string answer, ask(encode_capture(request), k_answer_wait));
  return WireReader(answer).get_string();
}

Result<void> HostClient::resize(TerminalSize size, std::uint64_t generation, const PaneSite& site) {
  return order(encode_resize({size, generation, site}));
}

Result<pid_t> HostClient::respawn(const SpawnRequest& request, bool kill) {
  ROOST_TRY_ASSIGN(const std::string answer, ask(encode_respawn({request, kill}), k_respawn_wait));
  return WireReader(answer).get<pid_t>();
}

Result<void> HostClient::set_title(std::string_view title) {
  WireWriter message(MessageType::set_title);
  message.put_string(title);
  return order(std::move(message).frame());
}

Result<void> HostClient::clear_history() { return order(WireWriter(MessageType::clear_history).frame()); }

Result<void> HostClient::reset() { return order(WireWriter(MessageType::reset).frame()); }

Result<void> HostClient::feed(std::string_view bytes) {
  WireWriter message(MessageType::feed);
  message.put_string(bytes);
  return order(std::move(message).frame());
}

Result<void> HostClient::trim() { return order(WireWriter(MessageType::trim).frame()); }

Result<void> HostClient::pipe(const PipeRequest& request) { return order(encode_pipe(request)); }

Result<CopyAnswer> HostClient::copy(const CopyRequest& request) {
  ROOST_TRY_ASSIGN(const std::string bytes, ask(encode_copy_request(request), k_search_wait));
  auto answer = decode_copy_answer(bytes);
  if (!answer) return state::fail(ErrorCode::io, "bad answer from pane host");
  return *std::move(answer);
}

Result<HostInfo> HostClient::info() {
  ROOST_TRY_ASSIGN(const std::string answer, ask(WireWriter(MessageType::info).frame(), k_answer_wait));
  auto info = decode_info(answer);
  if (!info) return state::fail(ErrorCode::io, "bad answer from pane host");
  return *std::move(info);
}

void HostClient::ask_for_description() { (void)send_frame(socket_.get(), WireWriter(MessageType::describe).frame()); }

Result<HostInfo> HostClient::description(std::chrono::milliseconds wait) {
  ROOST_TRY_ASSIGN(const std::string answer, wait_for_answer(socket_.get(), wait));
  auto info = decode_description(answer);
  if (!info) return state::fail(ErrorCode::io, "bad answer from pane host");
  return *std::move(info);
}

Result<void> HostClient::stop() {
  const auto sent = send_frame(socket_.get(), WireWriter(MessageType::stop).frame(), k_stop_wait);
  if (!sent) return sent.error().code == ErrorCode::peer_gone ? Result<void>() : sent;
  if (!wait_for_end(socket_.get(), k_stop_wait)) return state::fail(ErrorCode::busy, "pane host does not stop");
  return {};
}

void post_resize(const state::StateDir& dir, const state::Pane& pane, TerminalSize size, std::uint64_t generation) {
  state::assert_no_lock_held("post_resize");
  auto socket = connect_to(dir.pane_socket(pane.id));
  if (!socket) socket = connect_to(dir.staged_socket(pane.nonce));
  if (!socket) socket = connect_to(dir.pane_socket(pane.id));
  // The frame lies in the host's queue when this returns; closing does not take it back.
  if (socket) (void)send_frame(socket->get(), encode_resize({size, generation, {}}));
}

}  // namespace shim
