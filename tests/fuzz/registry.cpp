// SPDX-License-Identifier: ISC
// Registry documents: one that is trusted is written as it was read, and reads back the same when every record is
// written anew.
#include "state/registry.hpp"
#include "state/byte_text.hpp"
#include "tests/fuzz/fuzz_input.hpp"

namespace {

void touch_everything(state::Registry& registry) {
  for (const auto id : registry.session_ids())
    fuzz::require(registry.edit_session(id) != nullptr, "a session is there");
  for (const auto id : registry.window_ids()) fuzz::require(registry.edit_window(id) != nullptr, "a window is there");
  for (const auto id : registry.pane_ids()) fuzz::require(registry.edit_pane(id) != nullptr, "a pane is there");
  registry.edit_head();
}

void check_sound(state::Registry& registry) {
  touch_everything(registry);
  const std::string written = registry.serialize();
  auto again = state::Registry::parse(written);
  fuzz::require(again.has_value(), "what is written can be read");
  fuzz::require(again->check_invariants().has_value() && again->damage().has_value(), "what is written is sound");
  touch_everything(*again);
  fuzz::require(again->serialize() == written, "what is written is read as it was meant");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  fuzz::require(state::bytes_of_text(state::text_of_bytes(text)) == text, "any bytes can be stored");
  auto registry = state::Registry::parse(std::string(text));
  if (!registry) {
    fuzz::require(!registry.error().message.empty(), "an error says something");
    return 0;
  }
  (void)registry->pane_hosts();
  (void)registry->head();
  // A reader meets records that are broken as records that are not there.
  for (const auto id : registry->session_ids()) (void)registry->session(id);
  for (const auto id : registry->window_ids()) (void)registry->window(id);
  for (const auto id : registry->pane_ids()) (void)registry->pane(id);
  const auto untouched = state::Registry::parse(registry->serialize());
  fuzz::require(untouched.has_value(), "an untouched document is written so that it can be read");
  if (registry->check_invariants() && registry->damage()) check_sound(*registry);
  return 0;
}
