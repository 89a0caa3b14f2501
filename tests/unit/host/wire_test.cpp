// SPDX-License-Identifier: ISC
#include "shim/host/wire.hpp"

#include <gtest/gtest.h>

#include "shim/host/messages.hpp"
#include "shim/host/pane_text.hpp"

namespace {

using namespace shim;

Frame only_frame(const std::string& bytes) {
  FrameBuffer buffer;
  buffer.append(bytes);
  auto frame = buffer.next();
  EXPECT_TRUE(frame);
  EXPECT_FALSE(buffer.next());
  return frame.value_or(Frame{});
}

TEST(Wire, CutsFramesHoweverTheyArrive) {
  WireWriter first(MessageType::set_title), second(MessageType::stop);
  first.put_string("title");
  const std::string bytes = std::move(first).frame() + std::move(second).frame();
  FrameBuffer buffer;
  std::vector<MessageType> seen;
  for (const char byte : bytes) {
    buffer.append({&byte, 1});
    while (const auto frame = buffer.next()) {
      EXPECT_EQ(frame->version, 1) << "an older host knows these";
      seen.push_back(frame->type);
    }
  }
  EXPECT_EQ(seen, (std::vector{MessageType::set_title, MessageType::stop}));
}

TEST(Wire, AFrameBearsTheFirstProtocolThatHadItsMessage) {
  const auto version_of = [](MessageType type) {
    FrameBuffer buffer;
    buffer.append(WireWriter(type).frame());
    return buffer.next()->version;
  };
  for (const auto type : {MessageType::go, MessageType::input, MessageType::resize, MessageType::info, MessageType::ok,
                          MessageType::error})
    EXPECT_EQ(version_of(type), 1);
  for (const auto type : {MessageType::feed, MessageType::trim, MessageType::describe}) EXPECT_EQ(version_of(type), 2);
}

TEST(Wire, RefusesImpossibleLengths) {
  for (const std::uint32_t length : {0u, 3u, k_longest_frame + 1}) {
    FrameBuffer buffer;
    buffer.append({reinterpret_cast<const char*>(&length), sizeof length});
    EXPECT_FALSE(buffer.next());
    EXPECT_TRUE(buffer.broken());
  }
}

TEST(Messages, CarryASpawnRequestWhole) {
  RespawnRequest sent;
  sent.kill = true;
  sent.spawn.pane = state::PaneId{7};
  sent.spawn.kind = ProgramKind::direct;
  sent.spawn.shell = "/bin/zsh";
  sent.spawn.command = {"a", "", std::string("b\0c", 3)};
  sent.spawn.path = "/tmp";
  sent.spawn.environment = {"A=1", "B="};
  sent.spawn.size = {132, 43};
  sent.spawn.history_limit = 50000;
  sent.spawn.title = "t";
  sent.spawn.start_command = "s";
  sent.spawn.extended_keys = true;
  const auto got = decode_respawn(only_frame(encode_respawn(sent)).payload);
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->kill);
  EXPECT_EQ(got->spawn.pane, sent.spawn.pane);
  EXPECT_EQ(got->spawn.kind, sent.spawn.kind);
  EXPECT_EQ(got->spawn.shell, sent.spawn.shell);
  EXPECT_EQ(got->spawn.command, sent.spawn.command);
  EXPECT_EQ(got->spawn.path, sent.spawn.path);
  EXPECT_EQ(got->spawn.environment, sent.spawn.environment);
  EXPECT_EQ(got->spawn.size.columns, 132u);
  EXPECT_EQ(got->spawn.size.rows, 43u);
  EXPECT_EQ(got->spawn.history_limit, 50000u);
  EXPECT_EQ(got->spawn.title, "t");
  EXPECT_EQ(got->spawn.start_command, "s");
  EXPECT_TRUE(got->spawn.extended_keys);
}

TEST(Messages, CarryEveryCaptureFlag) {
  CaptureRequest sent;
  sent.start = -5;
  sent.join = sent.quiet = sent.pending = true;
  const auto got = decode_capture(only_frame(encode_capture(sent)).payload);
  ASSERT_TRUE(got);
  EXPECT_EQ(got->start, -5);
  EXPECT_FALSE(got->end);
  EXPECT_TRUE(got->join && got->quiet && got->pending);
  EXPECT_FALSE(got->start_of_history || got->end_of_screen || got->escapes || got->keep_trailing);
  EXPECT_FALSE(got->escape_octal || got->ignore_trailing_positions || got->alternate);
}

TEST(Messages, CarryInputAndErrors) {
  const auto items = decode_input(only_frame(encode_input({{InputItem::Kind::bracketed, "x\ny", {}}})).payload);
  ASSERT_TRUE(items);
  ASSERT_EQ(items->size(), 1u);
  EXPECT_EQ(items->front().kind, InputItem::Kind::bracketed);
  EXPECT_EQ(items->front().bytes, "x\ny");
  const auto error = decode_error(only_frame(encode_error({state::ErrorCode::exists, "still active", 5})).payload);
  EXPECT_EQ(error.code, state::ErrorCode::exists);
  EXPECT_EQ(error.message, "still active");
  EXPECT_EQ(error.sys_errno, 5);
}

// Whatever the bytes: an answer, no crash and no endless list.
TEST(Messages, SurviveEveryTruncation) {
  RespawnRequest request;
  request.spawn.command = {"one", "two"};
  request.spawn.environment = {"A=1"};
  const std::string payload = only_frame(encode_respawn(request)).payload;
  const std::size_t older = payload.size() - 1;  // an older shim knew no extended_keys
  for (std::size_t size = 0; size < older; ++size) EXPECT_FALSE(decode_respawn(payload.substr(0, size)));
  EXPECT_TRUE(decode_respawn(payload.substr(0, older)));
  EXPECT_TRUE(decode_respawn(payload));
  EXPECT_FALSE(decode_input(std::string(4, '\xff')));
}

TEST(PaneText, BracketsOnlyWhatIsPasted) {
  const InputModes on{{}, true}, off{};
  EXPECT_EQ(encode_input_item({InputItem::Kind::bracketed, "a", {}}, on), "\x1b[200~a\x1b[201~");
  EXPECT_EQ(encode_input_item({InputItem::Kind::bracketed, "a", {}}, off), "a");
  EXPECT_EQ(encode_input_item({InputItem::Kind::bytes, "a", {}}, on), "a");
}

TEST(PaneText, AKeyThatCantBeSentIsTypedAsItsText) {
  const InputItem item{InputItem::Kind::key, "s-tab", *parse_key("S-Tab")};
  InputModes modes;
  EXPECT_EQ(encode_input_item(item, modes), "s-tab");
  modes.keys.extended_keys = true;
  EXPECT_EQ(encode_input_item(item, modes), "\x1b[9;2u");
}

TEST(PaneText, DefaultNoticeSaysHowTheProgramEnded) {
  ::setenv("TZ", "UTC", 1);
  PaneFacts facts;
  facts.exit_status = 2;
  EXPECT_EQ(default_notice(facts), "Pane is dead (status 2, Thu Jan  1 00:00:00 1970)");
  facts.exit_status = -1;
  facts.exit_signal = 15;
  EXPECT_EQ(default_notice(facts), "Pane is dead (signal 15, Thu Jan  1 00:00:00 1970)");
  ::unsetenv("TZ");
}

}  // namespace
