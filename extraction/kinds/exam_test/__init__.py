"""The fact kind `exam_test`."""
