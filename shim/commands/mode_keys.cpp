// SPDX-License-Identifier: ISC
// Keys of a pane that is in a mode. Follows cmd-send-keys.c.
#include "shim/commands/mode_keys.hpp"

#include <algorithm>
#include <set>

#include "shim/commands/key_bindings.hpp"
#include "shim/commands/nested_commands.hpp"
#include "shim/commands/table.hpp"
#include "shim/keys/keys.hpp"
#include "shim/keys/utf8.hpp"
#include "shim/options/option_view.hpp"

namespace shim {

namespace {

std::string name_of(std::string_view character) {
  if (character == "\x1b") return "Escape";
  if (character == "\r") return "Enter";
  if (character == " ") return "Space";
  return std::string(character);
}

// One name per key; text is typed character by character.
std::vector<std::string> names_of(const std::vector<InputItem>& items) {
  std::vector<std::string> names;
  for (const InputItem& item : items) {
    if (item.kind == InputItem::Kind::key) {
      names.push_back(key_name(item.key));
      continue;
    }
    for (std::size_t at = 0; at < item.bytes.size();) {
      const std::size_t length = std::max(1U, utf8_length(static_cast<unsigned char>(item.bytes[at])));
      names.push_back(name_of(std::string_view(item.bytes).substr(at, length)));
      at += length;
    }
  }
  return names;
}

// The bindings' commands are those of the moment of typing, and their place is the pane.
class InPane {
 public:
  InPane(Context& context, const Place& place) : context_(context), current_(context.current) {
    context.current = HookState::PlaceIds::of(place);
  }
  ~InPane() { context_.current = current_; }
  InPane(const InPane&) = delete;
  InPane& operator=(const InPane&) = delete;

 private:
  Context& context_;
  std::optional<HookState::PlaceIds> current_;
};

}  // namespace

bool takes_mode_commands(const state::Pane& pane) {
  return !pane.modes.empty() && (pane.modes.front() == "copy-mode" || pane.modes.front() == "view-mode");
}

state::Result<void> type_into_mode(Context& context, const World& world, const Place& place,
                                   const std::vector<InputItem>& items) {
  if (!takes_mode_commands(*place.pane)) return {};
  const bool vi = OptionView(world.registry, place).text("mode-keys") == "vi";
  const std::vector<Binding> bindings = bindings_of(world.registry.head(), vi ? "copy-mode-vi" : "copy-mode");
  std::vector<const Binding*> typed;
  for (const std::string& name : names_of(items)) {
    const auto found = std::find_if(bindings.begin(), bindings.end(),
                                    [&](const Binding& binding) { return key_name(binding.key) == name; });
    if (found != bindings.end()) typed.push_back(&*found);
  }
  std::set<const Binding*> failed;  // after a failure the rest of that binding's commands is dropped, whoever typed it
  for (const Binding* binding : typed) {
    if (failed.contains(binding)) continue;
    const InPane here(context, place);
    const auto list = parse_nested(context, binding->commands);
    const auto done = list ? run_commands(context, *list) : tl::unexpected(list.error());
    if (done) continue;
    failed.insert(binding);
    if (!done.error().message.empty()) context.report(done.error().message);
  }
  return {};
}

}  // namespace shim
