// SPDX-License-Identifier: ISC
#include "shim/host/pane_surroundings.hpp"

#include "shim/host/host_hooks.hpp"

namespace shim {
namespace {

// The colours of a pane depend on what its program chose, which is on its page.
bool depends_on_page(std::string_view format) { return format.find("pane_") != std::string_view::npos; }

}  // namespace

// Each commit renames a new file over the document.
bool PaneSurroundings::document_changed() {
  struct stat now {};
  if (::stat(dir_.registry_path().c_str(), &now) != 0) return true;
  const bool same = now.st_ino == seen_.st_ino && now.st_size == seen_.st_size &&
                    now.st_mtim.tv_sec == seen_.st_mtim.tv_sec && now.st_mtim.tv_nsec == seen_.st_mtim.tv_nsec;
  seen_ = now;
  return !same;
}

std::string PaneSurroundings::evaluate(std::string_view format) {
  const auto& expand = host_hooks().expand;
  if (!expand) return {};
  if (depends_on_page(format)) return expand(dir_, pane_, format);
  if (document_changed()) answers_.clear();
  if (const auto known = answers_.find(format); known != answers_.end()) return known->second;
  return answers_[std::string(format)] = expand(dir_, pane_, format);
}

void PaneSurroundings::store_clipboard(std::string_view text) {
  if (host_hooks().store_clipboard) host_hooks().store_clipboard(dir_, text);
}

std::string PaneSurroundings::newest_buffer() const {
  return host_hooks().newest_buffer ? host_hooks().newest_buffer(dir_) : std::string();
}

}  // namespace shim
