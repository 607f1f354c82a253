//! Vietnamese text: decoding, comparing, numbers, dates, order, and printed phrases.
