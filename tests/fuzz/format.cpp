// SPDX-License-Identifier: ISC
// Formats, in a universe of two sessions and three panes.
#include "shim/format/expand.hpp"
#include "tests/fuzz/fuzz_input.hpp"
#include "tests/fuzz/fuzz_world.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static fuzz::FuzzWorld universe;
  const std::string_view text = fuzz::text_of(data, size);
  shim::FormatContext context;
  context.world = &universe.world;
  context.caller = &universe.caller;
  context.place = universe.place();
  const std::string expanded = shim::expand(text, context);
  if (text.find('#') == std::string_view::npos) fuzz::require(expanded == text, "plain text stays as it is");
  (void)shim::expand(text, context, shim::TimeExpansion::strftime);
  (void)shim::variable(text, context);
  // No session, as before the first one.
  shim::FormatContext nothing;
  nothing.caller = &universe.caller;
  (void)shim::expand(text, nothing);
  return 0;
}
