// SPDX-License-Identifier: ISC
// What a client may send to a pane host, and a host to a client: frames however they are cut, payloads of every kind,
// and the answers of a pane that has no program.
#include <sys/mman.h>

#include "shim/host/answer.hpp"
#include "shim/host/hosted_pane.hpp"
#include "shim/host/messages.hpp"
#include "shim/host/status_page.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

std::vector<shim::Frame> frames_of(std::string_view bytes, std::size_t cut) {
  shim::FrameBuffer buffer;
  std::vector<shim::Frame> frames;
  for (const std::string_view part : {bytes.substr(0, cut), bytes.substr(cut)}) {
    buffer.append(part);
    while (auto frame = buffer.next()) frames.push_back(std::move(*frame));
  }
  return frames;
}

bool same_frames(const std::vector<shim::Frame>& a, const std::vector<shim::Frame>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].version != b[i].version || a[i].type != b[i].type || a[i].payload != b[i].payload) return false;
  return true;
}

std::string payload_of(const std::string& frame) {
  shim::FrameBuffer buffer;
  buffer.append(frame);
  const auto cut = buffer.next();
  fuzz::require(cut.has_value(), "what is encoded is a frame");
  return cut->payload;
}

// Decoded, encoded and decoded again it is the same.
template <class Decode, class Encode>
void check_message(std::string_view payload, Decode decode, Encode encode) {
  const auto message = decode(payload);
  if (!message) return;
  const std::string frame = encode(*message);
  const auto again = decode(payload_of(frame));
  fuzz::require(again.has_value(), "what is encoded can be decoded");
  fuzz::require(encode(*again) == frame, "what is encoded is decoded as it was");
}

void check_messages(std::string_view payload) {
  check_message(payload, shim::decode_go, shim::encode_go);
  check_message(payload, shim::decode_respawn, shim::encode_respawn);
  check_message(payload, shim::decode_input, shim::encode_input);
  check_message(payload, shim::decode_capture, shim::encode_capture);
  check_message(payload, shim::decode_resize, shim::encode_resize);
  check_message(payload, shim::decode_pipe, shim::encode_pipe);
  check_message(payload, shim::decode_info, shim::encode_info);
  (void)shim::decode_error(payload);
}

// Those that would start a program are not for a fuzzer.
bool starts_a_program(const shim::Frame& frame) {
  return frame.type == shim::MessageType::respawn || frame.type == shim::MessageType::pipe;
}

class PaneWithoutProgram {
 public:
  PaneWithoutProgram() : page_(::memfd_create("page", MFD_CLOEXEC)) {
    fuzz::require(shim::write_new_page(page_.get()).has_value(), "a page can be made");
    shim::SpawnRequest request;
    request.size = {20, 5};
    request.history_limit = 50;
    pane_.emplace(request, "nonce", std::move(*shim::PageWriter::map(page_.get())));
  }
  shim::HostedPane& operator*() { return *pane_; }

 private:
  state::Fd page_;
  std::optional<shim::HostedPane> pane_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  const std::size_t cut = fuzz::take_byte(text);
  const auto frames = frames_of(text, text.size());
  fuzz::require(same_frames(frames, frames_of(text, std::min(cut, text.size()))), "frames do not depend on cuts");
  check_messages(text);
  PaneWithoutProgram pane;
  for (const auto& frame : frames) {
    check_messages(frame.payload);
    if (starts_a_program(frame)) continue;
    const auto answer = shim::answer_request(*pane, frame);
    if (!answer.stop && !answer.watch) (void)payload_of(answer.frame);
  }
  return 0;
}
