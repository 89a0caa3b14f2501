// SPDX-License-Identifier: ISC
// What the registry document holds: things that change by command. Nothing that changes by itself (titles set by
// programs, cursors, activity, history sizes) is here: that lives in each pane host's status page.
// Plain data, no behaviour; thread-compatible.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "state/ids.hpp"

namespace state {

// Options by name as the user writes them ("status", "@user", "update-environment[3]"), values in canonical text.
using OptionMap = std::map<std::string, std::string, std::less<>>;

enum class EnvState : std::uint8_t {
  set,      // value is exported
  hidden,   // value is kept for formats, not exported to programs
  removed,  // the variable is removed from the environment of new programs
  unset,    // global overlay only: hides a variable that the caller has
};
struct EnvEntry {
  EnvState state = EnvState::set;
  std::string value;
};
using Environment = std::map<std::string, EnvEntry, std::less<>>;

// Bits of WindowLink::alerts (tmux: WINLINK_BELL and its kin).
enum class Alert : std::uint8_t { bell = 1, activity = 2, silence = 4 };

struct WindowLink {  // a window's place in a session (tmux: winlink)
  int index = 0;
  WindowId window;
  unsigned alerts = 0;      // what was noticed since the window was last current
  std::uint64_t order = 0;  // of a window's links: in which they were made
};
inline bool has_alert(const WindowLink& link, Alert alert) { return (link.alerts & static_cast<unsigned>(alert)) != 0; }

struct Session {
  SessionId id;
  std::string name;
  std::string group;            // sessions of one group share their window list; empty: none
  std::string path;             // default working folder of new panes
  std::int64_t created_us = 0;  // microseconds since the epoch
  std::int64_t activity_us = 0;
  std::int64_t last_attached_us = 0;
  std::vector<WindowLink> links;  // sorted by index, indexes unique
  int current = 0;                // index of the current window
  std::vector<int> last;          // indexes visited before, most recent first
  OptionMap options;
  Environment environment;
};

struct Window {
  WindowId id;
  std::string name;
  std::vector<PaneId> panes;  // in index order
  PaneId active;
  std::vector<PaneId> last;  // panes active before, most recent first
  unsigned width = 80;
  unsigned height = 24;
  std::string layout;         // tmux layout text without checksum: "80x24,0,0{40x24,0,0,1,39x24,41,0,2}"
  std::string zoomed_layout;  // while zoomed: the layout to return to (then `layout` is the active pane alone)
  int last_preset = -1;       // select-layout's memory for next-layout, -1: none
  std::string old_layout;     // before the last select-layout, with checksum: for its -o
  std::int64_t created_us = 0;
  std::int64_t activity_us = 0;
  OptionMap options;
};

struct Pane {
  PaneId id;
  WindowId window;
  std::string nonce;  // names the host's files until it knows its id
  std::int64_t host_pid = 0;
  std::int64_t created_us = 0;
  std::int64_t active_us = 0;        // when it last became the active pane, 0: never
  std::vector<std::string> command;  // as given; empty: the default shell
  std::string shell;
  std::string path;                // working folder it was started in
  bool input_off = false;          // select-pane -d
  std::vector<std::string> modes;  // copy-mode and the like, the one that is shown first
  std::string zoom_mode;           // of `modes`, the one that zoomed the window and unzooms it when it ends
  std::uint64_t copy_entry = 0;    // tells this stay in copy mode from others: the host keeps its state by it
  std::uint64_t view_entry = 0;    // the same for view mode
  OptionMap options;
};

struct Buffer {  // the text is the file buffers/<file>
  std::string name;
  std::uint64_t order = 0;  // greater is newer
  bool automatic = false;   // named by us, subject to buffer-limit
  std::int64_t created_us = 0;
  std::uint64_t size = 0;  // bytes
  std::string sample;      // the beginning, for list-buffers: at most 200 bytes
  std::string file;
};

// What bind-key and unbind-key made of a table of keys. Tables and keys that are as at the start are not kept.
struct KeyBinding {
  bool removed = false;  // a default that was unbound
  bool repeat = false;
  std::optional<std::string> note;
  std::string commands;  // as list-keys prints them
};
struct KeyTable {
  bool defaults = false;                         // on top of the table of that name that every universe starts with
  std::map<std::string, KeyBinding> bindings{};  // by the key's canonical name
  bool removed = false;                          // the table does not exist
};

struct Head {
  static constexpr int k_schema = 1;
  int schema = k_schema;
  std::string boot_id;           // of the kernel boot that wrote the document
  std::uint64_t generation = 0;  // +1 by every commit
  std::uint64_t epoch = 0;       // +1 by every clear (kill-server, kill-session, clean-up)
  std::uint32_t next_session = 0;
  std::uint32_t next_window = 0;
  std::uint32_t next_pane = 0;
  std::uint64_t next_buffer = 0;
  std::int64_t started_us = 0;   // when the universe last came to life
  bool running = false;          // what tmux calls "a server": true from the first session until the last one ends
  std::optional<PaneId> marked;  // select-pane -m
  SessionId marked_session;      // where the marked pane was seen: session and index
  int marked_index = 0;
  OptionMap server_options;
  OptionMap session_options;  // global session options (-g)
  OptionMap window_options;   // global window options (-gw)
  Environment environment;    // overlay on the caller's environment: set-environment -g
  std::vector<Buffer> buffers;
  std::map<std::string, KeyTable> key_tables;
  bool hooks = false;               // a hook was set somewhere since the universe came to life: worth a look
  std::vector<std::string> causes;  // errors that nobody has been shown yet: of configuration files and hooks
};

}  // namespace state
