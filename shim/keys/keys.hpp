// SPDX-License-Identifier: ISC
// Key names of tmux(1), KEY BINDINGS, and the bytes a program reads for them in its current terminal modes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shim {

// A Unicode code point or a special key, with modifier bits. Opaque outside this folder.
enum class Key : std::uint64_t {};

// "Enter", "C-c", "M-x", "S-Up", "F1", "a", "é", "0x1b"; nullopt: not a key name (send-keys then types it literally).
std::optional<Key> parse_key(std::string_view name);

// tmux's name of a key ("C-Up"); the canonical text of key options such as prefix.
std::string key_name(Key key);

// Ascends as tmux's key codes do. `width` is that of a character in columns.
std::uint64_t key_order(Key key, int (*width)(char32_t));

struct KeyModes {
  bool cursor_keys = false;  // DECCKM
  bool keypad = false;       // DECKPAM
  bool extended_keys = false;
  unsigned char backspace = 0x7f;  // option backspace
};

bool is_backspace(Key key);
// KeyModes::backspace from the option's text.
unsigned char backspace_of(std::string_view option);

// The bytes that reach the program; empty when the key has none (mouse keys, None).
std::string encode_key(Key key, const KeyModes& modes);

// The same, but nullopt for a key that can't be sent in these modes: send-keys then types the key's name (S-Tab, None,
// mouse keys). An empty text is a key that is swallowed (C-1, User0).
std::optional<std::string> find_key_bytes(Key key, const KeyModes& modes);

}  // namespace shim
