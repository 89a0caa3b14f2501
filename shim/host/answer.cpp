// SPDX-License-Identifier: ISC
#include "shim/host/answer.hpp"

#include <cstdlib>

#include "shim/host/copy_messages.hpp"
#include "shim/host/messages.hpp"

namespace shim {
namespace {

using state::ErrorCode;
using state::Result;

// A checked build can play an older host: it refuses what came later.
std::uint16_t spoken_protocol() {
#ifdef ROOST_CHECKS
  if (const char* number = std::getenv("ROOST_HOST_PROTOCOL")) return static_cast<std::uint16_t>(std::atoi(number));
#endif
  return k_protocol_version;
}

std::string ok() { return WireWriter(MessageType::ok).frame(); }
std::string error(ErrorCode code, std::string text) { return encode_error({code, std::move(text)}); }

std::string answer_to(const Result<void>& result) { return result ? ok() : encode_error(result.error()); }
std::string answer_to(const Result<std::string>& result) {
  if (!result) return encode_error(result.error());
  return std::move(WireWriter(MessageType::ok).put_string(*result)).frame();
}
std::string answer_to(const Result<pid_t>& result) {
  if (!result) return encode_error(result.error());
  return std::move(WireWriter(MessageType::ok).put(*result)).frame();
}

// Calls `act` with the decoded request.
template <class Decoded, class Act>
std::string with(Decoded decoded, Act act) {
  if (!decoded) return error(ErrorCode::invalid_argument, "bad request");
  return act(*std::move(decoded));
}

std::string answer_text(HostedPane& pane, const Frame& request) {
  switch (request.type) {
    case MessageType::input:
      return with(decode_input(request.payload), [&](const auto& items) { return pane.input(items), ok(); });
    case MessageType::capture:
      return with(decode_capture(request.payload), [&](const auto& what) { return answer_to(pane.capture(what)); });
    case MessageType::resize:
      return with(decode_resize(request.payload),
                  [&](const auto& what) { return pane.resize(what.size, what.generation, what.site), ok(); });
    case MessageType::respawn:
      return with(decode_respawn(request.payload),
                  [&](auto what) { return answer_to(pane.respawn(std::move(what.spawn), what.kill)); });
    case MessageType::pipe:
      return with(decode_pipe(request.payload), [&](auto what) { return answer_to(pane.pipe(std::move(what))); });
    case MessageType::set_title:
      return pane.set_title(WireReader(request.payload).get_string()), ok();
    case MessageType::clear_history:
      return pane.clear_history(), ok();
    case MessageType::reset:
      return pane.reset(), ok();
    case MessageType::feed:
      return answer_to(pane.feed(WireReader(request.payload).get_string()));
    case MessageType::trim:
      return pane.trim(), ok();
    case MessageType::copy:
      return with(decode_copy_request(request.payload),
                  [&](const auto& what) { return encode_copy_answer(pane.copy(what)); });
    case MessageType::info:
      return encode_info(pane.info());
    case MessageType::describe:
      return encode_description(pane.info());
    default:
      return error(ErrorCode::unsupported, "unknown request to pane host");
  }
}

}  // namespace

Answer answer_request(HostedPane& pane, const Frame& request) {
  // Whatever a shim can or can't say, a host can be stopped.
  if (request.type == MessageType::stop) return {{}, true};
  if (request.version > spoken_protocol()) {
    return {error(ErrorCode::unsupported, "pane host speaks protocol version " + std::to_string(spoken_protocol()))};
  }
  if (request.type == MessageType::watch) return {{}, false, true};
  return {answer_text(pane, request)};
}

}  // namespace shim
