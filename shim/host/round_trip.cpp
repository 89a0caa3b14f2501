// SPDX-License-Identifier: ISC
#include "shim/host/round_trip.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>

#include "shim/host/messages.hpp"
#include "shim/host/wire.hpp"
#include "state/sys.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

using Clock = std::chrono::steady_clock;
using state::ErrorCode;
using state::Result;

auto gone() { return state::fail(ErrorCode::peer_gone, "pane host is gone"); }

Result<void> wait_until_ready(int socket, short events, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd polled{socket, events, 0};
    const int ready = state::sys::poll(&polled, 1, static_cast<int>(std::max<long>(left, 0)));
    if (ready > 0) return {};
    if (ready == 0) return state::fail(ErrorCode::busy, "pane host does not answer");
    if (errno != EINTR) return state::fail_errno("poll");
  }
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

Result<void> send_until(int socket, std::string_view frame, Clock::time_point deadline) {
  while (!frame.empty()) {
    const ssize_t sent = state::sys::send(socket, frame.data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0) {
      frame.remove_prefix(static_cast<std::size_t>(sent));
    } else if (would_block()) {
      ROOST_TRY(wait_until_ready(socket, POLLOUT, deadline));
    } else if (errno == EPIPE || errno == ECONNRESET) {
      return gone();
    } else if (errno != EINTR) {
      return state::fail_errno("send");
    }
  }
  return {};
}

// The number of bytes; 0 at the end of the connection.
Result<std::size_t> receive_until(int socket, char* buffer, std::size_t size, Clock::time_point deadline) {
  for (;;) {
    ROOST_TRY(wait_until_ready(socket, POLLIN, deadline));
    const ssize_t received = state::sys::recv(socket, buffer, size, MSG_DONTWAIT);
    if (received >= 0) return static_cast<std::size_t>(received);
    if (errno == ECONNRESET) return std::size_t{0};
    if (errno != EINTR && !would_block()) return state::fail_errno("recv");
  }
}

Result<std::string> answer_of(Frame frame) {
  if (frame.version > k_protocol_version) {
    return state::fail(ErrorCode::unsupported, "pane host speaks another protocol version");
  }
  if (frame.type == MessageType::ok) return std::move(frame.payload);
  if (frame.type == MessageType::error) return tl::unexpected(decode_error(frame.payload));
  return state::fail(ErrorCode::unsupported, "unknown answer from pane host");
}

Result<std::string> answer_until(int socket, Clock::time_point deadline) {
  FrameBuffer received;
  char buffer[16384];
  for (;;) {
    if (auto answer = received.next()) return answer_of(std::move(*answer));
    if (received.broken()) return state::fail(ErrorCode::io, "bad answer from pane host");
    ROOST_TRY_ASSIGN(const std::size_t size, receive_until(socket, buffer, sizeof buffer, deadline));
    if (size == 0) return gone();
    received.append({buffer, size});
  }
}

}  // namespace

Result<void> send_frame(int socket, std::string_view frame, std::chrono::milliseconds wait) {
  return send_until(socket, frame, Clock::now() + wait);
}

Result<std::string> round_trip(int socket, std::string_view frame, std::chrono::milliseconds wait) {
  const Clock::time_point deadline = Clock::now() + wait;
  ROOST_TRY(send_until(socket, frame, deadline));
  return answer_until(socket, deadline);
}

Result<std::string> wait_for_answer(int socket, std::chrono::milliseconds wait) {
  return answer_until(socket, Clock::now() + wait);
}

bool wait_for_end(int socket, std::chrono::milliseconds wait) {
  const Clock::time_point deadline = Clock::now() + wait;
  char buffer[4096];
  for (;;) {
    const auto size = receive_until(socket, buffer, sizeof buffer, deadline);
    if (!size) return false;
    if (*size == 0) return true;
  }
}

}  // namespace shim
