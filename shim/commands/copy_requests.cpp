// SPDX-License-Identifier: ISC
#include "shim/commands/copy_requests.hpp"

#include "shim/commands/pane_input.hpp"
#include "shim/options/option_view.hpp"

namespace shim {

CopyRequest copy_request(const World& world, const Place& place, CopyRequest::Kind kind) {
  const state::Pane& pane = *place.pane;
  const OptionView options(world.registry, place);
  CopyRequest request;
  request.kind = kind;
  request.view = !pane.modes.empty() && pane.modes.front() == "view-mode";
  request.entry = request.view ? pane.view_entry : pane.copy_entry;
  request.options.keys = options.text("mode-keys") == "vi" ? ModeKeys::vi : ModeKeys::emacs;
  request.options.wrap_search = options.flag("wrap-search");
  request.options.word_separators = options.text("word-separators");
  request.options.global_word_separators = OptionView(world.registry, {}).text("word-separators");
  return request;
}

state::Result<CopyAnswer> ask_copy_mode(const Context& context, state::PaneId pane, const CopyRequest& request) {
  ROOST_TRY_ASSIGN(HostClient host, host_of(context, pane));
  auto answer = host.copy(request);
  if (!answer) return tl::unexpected(pane_error(pane, std::move(answer.error())));
  return answer;
}

void forget_copy_mode(const Context& context, const state::Pane& was) {
  for (const std::string& mode : was.modes) {
    CopyRequest request;
    request.kind = CopyRequest::Kind::leave;
    request.view = mode == "view-mode";
    request.entry = request.view ? was.view_entry : was.copy_entry;
    if (request.view || mode == "copy-mode") (void)ask_copy_mode(context, was.id, request);
  }
}

}  // namespace shim
